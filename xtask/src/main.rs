//! `cargo xtask <command>`: the one way to build, serve, test, weigh and time the project.
//!
//! Every command first sets up what it needs (`setup`), then works from the repository root, whatever the current
//! directory is. Errors end in one line on stderr and exit code 1.

mod bundle;
mod command;
mod project;
mod setup;
mod stamp;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask <command>

  build    wasm and JavaScript into pkg/dist/
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let Some((command, options)) = arguments.split_first() else {
        bail!("no command given\n\n{USAGE}");
    };
    match (command.as_str(), options) {
        ("build", []) => {
            setup::for_build()?;
            build()
        }
        ("help" | "--help" | "-h", _) => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!("unknown command `{}`\n\n{USAGE}", arguments.join(" ")),
    }
}

fn build() -> Result<()> {
    let wasm = wasm::build()?;
    bundle::build(&wasm)
}
