//! A data file in, what a chart understands of it out.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use carsi_charts::error::{Code, Place, Problems};
use carsi_charts::read::{Observation, Reading, Request, Table, note_unknown};

use crate::decode::Encodings;
use crate::options::Options;
use crate::report::Report;
use crate::{bytes, misused};

/// Files of so many bytes show how far they are read.
const LARGE: usize = 5_000_000;
/// So many records are read between two signs of progress.
const STRIDE: usize = 20_000;

/// The command `read`.
pub fn run(words: &[String]) -> ExitCode {
    let options = match Options::parse(words) {
        Ok(options) => options,
        Err(why) => return misused(&why),
    };
    let bytes = match bytes(&options.file) {
        Ok(bytes) => bytes,
        Err(error) => return misused(&format!("{}: {error}", options.file)),
    };
    let mut problems = Problems::default();
    let table = table(&bytes, &options, &mut problems);
    let picked = pick(&table, options.indicator.as_deref(), &mut problems);
    let report = Report { table: &table, picked, problems: &problems, lang: options.lang };
    let text = if options.json { report.json() } else { report.text() };
    // A reader that has seen enough (`| head`) is no error of ours.
    let _ = io::stdout().write_all(text.as_bytes());
    if problems.failed() { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

fn table(bytes: &[u8], options: &Options, problems: &mut Problems) -> Table {
    let request = Request { format: options.format, decoder: Some(&Encodings) };
    let Some(mut reading) = Reading::begin(Cow::Borrowed(bytes), &request, problems) else {
        return Table::default();
    };
    let large = bytes.len() > LARGE;
    let end = if io::stderr().is_terminal() { "\r" } else { "\n" };
    while reading.step(STRIDE) {
        if large {
            eprint!(
                "carsi-charts: {} of {} MB read{end}",
                reading.bytes() / 1_000_000,
                bytes.len() / 1_000_000
            );
        }
    }
    if large {
        eprintln!("carsi-charts: all of {} MB read ", bytes.len() / 1_000_000);
    }
    reading.finish(problems)
}

/// The series asked for, or the one that a chart would show; `None`, and a
/// problem, if that cannot be told: then all are shown.
fn pick(table: &Table, wanted: Option<&str>, problems: &mut Problems) -> Option<usize> {
    if table.placeless && !table.rows.is_empty() {
        problems.push(Code::PlaceAbsent, Place::Whole, "", "");
    }
    let picked = match table.pick(wanted) {
        Ok(series) => Some(series),
        Err(why) => {
            problems.push(why.code, Place::Whole, wanted.unwrap_or(""), &why.there);
            None
        }
    };
    let is_shown = |row: &&Observation| picked.is_none_or(|series| row.series == series);
    note_unknown(table.rows.iter().filter(is_shown), problems);
    picked
}
