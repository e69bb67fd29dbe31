//! `carsi-charts read FILE`: a data file in, its rows as a chart understands
//! them and what is wrong with it out. `carsi-charts snippet SPEC`: a spec in,
//! the HTML that puts its chart into a page out.
//!
//! Exit code 0 if a chart can be drawn, 1 if a problem stops that, 2 if the
//! command is not understood or a file cannot be opened.

mod decode;
mod options;
mod read;
mod report;
mod snippet;

use std::fs;
use std::io::{self, Read as _};
use std::process::ExitCode;

use carsi_charts::countries;

use options::USAGE;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|word| matches!(word.as_str(), "--help" | "-h")) {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    countries::install(countries::WORLD);
    match arguments.split_first() {
        Some((command, words)) if command == "read" => read::run(words),
        Some((command, words)) if command == "snippet" => snippet::run(words),
        Some((other, _)) => misused(&format!("there is no command `{other}`")),
        None => misused("a command is missing"),
    }
}

fn misused(why: &str) -> ExitCode {
    eprintln!("carsi-charts: {why}\n\n{USAGE}");
    ExitCode::from(2)
}

fn bytes(file: &str) -> io::Result<Vec<u8>> {
    if file != "-" {
        return fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}
