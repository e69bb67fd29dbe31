//! `cargo xtask <command>`: the one way to build, serve, test, weigh and time the project.
//!
//! Every command first sets up what it needs (`setup`), then works from the repository root, whatever the current
//! directory is. Errors end on stderr with exit code 1.

mod bundle;
mod command;
mod project;
#[cfg(test)]
mod scratch;
mod sections;
mod serve;
mod setup;
mod size;
mod stamp;
mod wasm;
mod watch;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask <command>

  demo   build, then serve www/ on 127.0.0.1:8080     --port N, --watch: rebuild and reload on a change
  build  wasm and JavaScript into pkg/dist/
  size   build, then weigh pkg/dist/ against budget.toml     --where: the largest functions
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
    let words: Vec<&str> = options.iter().map(String::as_str).collect();
    match (command.as_str(), words.as_slice()) {
        ("demo", _) => {
            let options = serve::Options::parse(options)?;
            setup::for_build()?;
            serve::demo(&options)
        }
        ("build", []) => {
            setup::for_build()?;
            build()
        }
        ("size", [] | ["--where"]) => {
            setup::for_build()?;
            build()?;
            if !words.is_empty() {
                sections::print()?;
                println!();
            }
            size::check()
        }
        ("help" | "--help" | "-h", _) => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!("not understood: `{}`\n\n{USAGE}", arguments.join(" ")),
    }
}

/// The whole package, from sources to `pkg/dist/`; what has not changed is not made again.
fn build() -> Result<()> {
    let wasm = wasm::build()?;
    bundle::build(&wasm)
}
