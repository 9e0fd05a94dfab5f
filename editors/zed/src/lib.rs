use zed_extension_api::{self as zed, LanguageServerId, Result};

struct FargateLint;

impl zed::Extension for FargateLint {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        _language_server_id: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<zed::Command> {
        let command = worktree
            .which("fargate-lint")
            .ok_or("fargate-lint is not on the PATH: npm install --global fargate-lint")?;
        Ok(zed::Command {
            command,
            args: vec!["lsp".to_string(), "--stdio".to_string()],
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(FargateLint);
