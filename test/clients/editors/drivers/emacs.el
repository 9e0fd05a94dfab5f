;;; emacs.el --- What a person does in Emacs with a manifest  -*- lexical-binding: t; -*-

;;; Commentary:

;; Opens a manifest, starts eglot, looks at what flymake shows, takes the offered change and saves.
;; Run as: emacs --batch -L editors/emacs -l emacs.el; what is seen goes to a file.

;;; Code:

(require 'json)
(require 'cl-lib)
(require 'flymake)
(package-initialize)
(require 'fargate-lint)

(defvar request (let ((json-array-type 'list)) (json-read-from-string (getenv "REQUEST"))))
(defvar seen nil)

(defun asked (key) (alist-get key request))

(defun note (key value) (push (cons key value) seen))

(defun wait-for (what condition)
  (let ((end (+ (float-time) (/ (asked 'patience) 1000.0))))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(defun place (position)
  (save-excursion
    (goto-char position)
    (list (line-number-at-pos) (1+ (current-column)))))

(defun findings ()
  (vconcat
   (mapcar (lambda (each)
             (list (cons 'from (vconcat (place (flymake-diagnostic-beg each))))
                   (cons 'to (vconcat (place (flymake-diagnostic-end each))))
                   (cons 'text (flymake-diagnostic-text each))))
           (sort (flymake-diagnostics)
                 (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))))

(defun drive ()
  (setq fargate-lint-command (asked 'command)
        make-backup-files nil
        create-lockfiles nil
        eglot-confirm-server-initiated-edits nil)
  (find-file (asked 'file))
  (note 'mode (symbol-name major-mode))
  (call-interactively #'eglot)
  (wait-for "the server" #'eglot-current-server)
  (flymake-start)
  (wait-for "diagnostics" #'flymake-diagnostics)
  (note 'before (findings))
  (when (asked 'action) (apply-fix)))

(defun apply-fix ()
  (goto-char (point-min))
  (forward-line (1- (asked 'line)))
  (move-to-column (1- (asked 'column)))
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt collection &rest _)
               (note 'offered (vconcat (all-completions "" collection)))
               (asked 'action)))
            ;; Chosen by key: a mouse would get a menu.
            (last-nonmenu-event ?\r))
    (call-interactively #'eglot-code-actions))
  (wait-for "the change" #'buffer-modified-p)
  (save-buffer)
  (wait-for "the finding to go"
            (lambda () (< (length (flymake-diagnostics)) (length (alist-get 'before seen)))))
  (note 'after (findings)))

(condition-case problem
    (drive)
  (error (note 'problem (error-message-string problem))))
(write-region (json-encode seen) nil (asked 'answer))
(kill-emacs 0)

;;; emacs.el ends here
