;;; fargate-lint.el --- Kubernetes manifests on AWS EKS Fargate  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT
;; Package-Requires: ((emacs "26.3") (eglot "1.9"))

;;; Commentary:

;; Makes eglot start fargate-lint for YAML: load this file, then M-x eglot in a manifest, or
;;   (add-hook 'yaml-mode-hook #'eglot-ensure)

;;; Code:

(require 'eglot)

(defgroup fargate-lint nil
  "What stops Kubernetes manifests on AWS EKS Fargate."
  :group 'eglot)

(defcustom fargate-lint-command '("fargate-lint" "lsp" "--stdio")
  "The language server and its arguments.
The one that a project has installed: (\"npx\" \"--no\" \"fargate-lint\" \"lsp\" \"--stdio\")."
  :type '(repeat string))

(add-to-list 'eglot-server-programs
             (cons '(yaml-mode yaml-ts-mode) (lambda (&rest _) fargate-lint-command)))

(provide 'fargate-lint)
;;; fargate-lint.el ends here
