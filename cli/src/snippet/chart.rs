//! A spec and the data files beside it in, a chart out.

use std::fs;
use std::path::{Path, PathBuf};

use carsi_charts::error::Problems;
use carsi_charts::format::Lang;
use carsi_charts::model::{Chart, check};
use carsi_charts::read::{self, Request, Table};
use carsi_charts::spec::{self, Spec};
use serde_json::Value;

use crate::decode::Encodings;
use crate::report;

/// A spec with its data, read.
pub struct Given {
    /// The spec as written.
    pub json: Value,
    /// The spec as understood.
    spec: Spec,
    /// Its data, by the names it has for them.
    sources: Vec<(String, Table)>,
}

impl Given {
    /// Reads a spec and the files that it names. What is worth knowing is told on the way.
    ///
    /// # Errors
    /// What stops the chart, in the words of `read`.
    pub fn read(text: &str, folder: &Path, lang: Lang) -> Result<Given, String> {
        let mut problems = Problems::default();
        let spec = spec::parse(text, &mut problems).ok_or_else(|| report::lines(&problems, lang))?;
        let json = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| e.to_string())?;
        let mut names = Vec::new();
        data_names(&json, &mut names);
        let mut sources = Vec::new();
        for name in names {
            let table = table(&name, folder, lang)?;
            sources.push((name, table));
        }
        Ok(Given { json, spec, sources })
    }

    /// The chart in a language, and what is worth knowing of it.
    ///
    /// # Errors
    /// What stops it, in the words of `read`.
    pub fn chart(&self, lang: Lang) -> Result<(Chart, String), String> {
        let mut problems = Problems::default();
        let chart = check::check(&self.spec, &self.sources, lang, &mut problems);
        let said = report::lines(&problems, lang);
        chart.map(|chart| (chart, said.clone())).ok_or(said)
    }

    /// Whether the spec names data files.
    pub fn has_files(&self) -> bool {
        !self.sources.is_empty()
    }
}

/// Every name of data in a spec, each once: the texts under keys called `data`.
fn data_names(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| data_names(item, into)),
        Value::Object(entries) => {
            for (key, item) in entries {
                match item {
                    Value::String(name) if key == "data" && !into.contains(name) => into.push(name.clone()),
                    item => data_names(item, into),
                }
            }
        }
        _ => {}
    }
}

/// A data file; its problems are told by its name.
fn table(name: &str, folder: &Path, lang: Lang) -> Result<Table, String> {
    if name.contains("://") {
        return Err(format!(
            "{name}: nothing is fetched; download the file, and name it in the spec relative to it\n"
        ));
    }
    let path: PathBuf = folder.join(name);
    let bytes = fs::read(&path).map_err(|error| format!("{}: {error}\n", path.display()))?;
    let mut problems = Problems::default();
    let table = read::read(&bytes, &Request { format: None, decoder: Some(&Encodings) }, &mut problems);
    let said = report::lines(&problems, lang);
    let said: String = said.lines().map(|line| format!("{name}: {line}\n")).collect();
    if problems.failed() {
        return Err(said);
    }
    eprint!("{said}");
    Ok(table)
}
