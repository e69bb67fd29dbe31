//! `cargo xtask <command>`: the one way to build, serve, test, weigh and time the project.
//!
//! Every command first sets up what it needs (`setup`), then works from the repository root, whatever the current
//! directory is. Errors end on stderr with exit code 1.

mod bench;
mod bundle;
mod command;
mod debian_rust;
mod dependencies;
mod fuzz;
mod glue;
mod inside;
mod integrity;
mod names;
mod papers;
mod project;
mod prune;
mod release;
#[cfg(test)]
mod scratch;
mod sections;
mod serve;
mod setup;
mod size;
mod sizes;
mod stamp;
mod test;
mod traps;
mod wasm;
mod watch;
mod words;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask <command>

  demo   build, then serve www/ on 127.0.0.1:8080     --port N, --watch: rebuild and reload on a change
  build  wasm and JavaScript into pkg/dist/
  test   every check: format, lints, tests, documentation, size budget, browsers     --only native, --only browser
         and, with --hosts, nginx, Apache and WordPress                              --hosts, --only hosts
  bench  build, then time it against uPlot and Chart.js     --rounds N, --native: the reading of a file against the csv crate
  fuzz   arbitrary files and specs, with cargo-fuzz and a nightly toolchain     [TARGET ...] --seconds N
  size   build, then weigh pkg/dist/ against budget.toml     --where: the largest functions, --why TEXT: by what they are reached
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs one command. `false` is a failure that has already been told.
fn run(arguments: &[String]) -> Result<bool> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["demo", options @ ..] => {
            let options = serve::Options::parse(options)?;
            setup::for_build()?;
            serve::demo(&options)?;
        }
        ["build"] => {
            setup::for_build()?;
            build()?;
        }
        ["test", options @ ..] => return Ok(test::all(test::Part::parse(options)?)),
        ["bench", "--native", options @ ..] => bench::native(options)?,
        ["bench", options @ ..] => {
            setup::for_build()?;
            build()?;
            setup::for_bench()?;
            bench::run(options)?;
        }
        ["fuzz", options @ ..] => {
            let options = fuzz::Options::parse(options)?;
            setup::for_fuzz()?;
            fuzz::run(&options)?;
        }
        ["size"] | ["size", "--where"] => {
            setup::for_build()?;
            build()?;
            if words.contains(&"--where") {
                sections::print()?;
                println!();
            }
            size::check()?;
        }
        ["size", "--why", text] => {
            setup::for_build()?;
            sections::print_why(text)?;
        }
        ["help" | "--help" | "-h"] => print!("{USAGE}"),
        [] => bail!("no command given\n\n{USAGE}"),
        _ => bail!("not understood: `{}`\n\n{USAGE}", words.join(" ")),
    }
    Ok(true)
}

/// The whole package, from sources to `pkg/dist/`; what has not changed is not made again.
fn build() -> Result<()> {
    let wasm = wasm::build()?;
    bundle::build(&wasm)
}
