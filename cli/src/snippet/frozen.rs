//! What pins a chart: the hash of the script, the hash of the spec's file, and
//! a copy of the spec with its figures inside, where it has them from files.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use carsi_charts::access;
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::{Chart, Kind, Reading};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha384};

use super::chart::Given;

/// A hash as `integrity` has it.
pub fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The built package.
pub struct Package {
    /// Its version.
    pub version: String,
    files: Map<String, Value>,
}

impl Package {
    /// What the package says of itself.
    ///
    /// # Errors
    /// That it is not there or says nothing of the kind, and what to do.
    pub fn read(folder: &str) -> Result<Package, String> {
        let path = Path::new(folder).join("integrity.json");
        let mend = "build the package with `cargo xtask build`, or name its folder by --dist";
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}; {mend}\n", path.display()))?;
        let said: Value = serde_json::from_str(&text).unwrap_or_default();
        let (Some(version), Some(files)) =
            (said.get("version").and_then(Value::as_str), said.get("files").and_then(Value::as_object))
        else {
            return Err(format!("{} has no version or no files; {mend}\n", path.display()));
        };
        Ok(Package { version: version.to_owned(), files: files.clone() })
    }

    /// The hash of one of its files.
    ///
    /// # Errors
    /// That it has none.
    pub fn hash(&self, name: &str) -> Result<&str, String> {
        let hash = self.files.get(name).and_then(Value::as_str);
        hash.ok_or(format!(
            "integrity.json has no hash of {name}; build the package with `cargo xtask build`\n"
        ))
    }
}

/// A copy of a spec with its figures inside: the same chart in both languages, without any other file.
///
/// # Errors
/// That a spec cannot hold what the files say, and the first thing that would be lost.
pub fn whole(given: &Given, folder: &Path, lang: Lang) -> Result<Value, String> {
    let (chart, _) = given.chart(lang)?;
    let mut spec = given.json.clone();
    put(&chart, &mut spec);
    let copy = Given::read(&spec.to_string(), folder, lang)?;
    for lang in [Lang::En, Lang::Es] {
        if let Some(lost) = lost(&given.chart(lang)?.0, &copy.chart(lang)?.0, lang) {
            return Err(format!(
                "the figures cannot be put into the spec, which has no place for marks such as “provisional” nor for \
                 the reasons why figures are missing; this would be lost: {lost}\n\
                 Embed the chart live, and keep its files as they are.\n"
            ));
        }
    }
    Ok(spec)
}

/// The first line of what a chart says that another one does not say: of its figures, its table and its summary.
fn lost(chart: &Chart, copy: &Chart, lang: Lang) -> Option<String> {
    let locale = NativeLocale { lang };
    let (figures, copied) = (access::csv(chart), access::csv(copy));
    let mut copied = copied.lines();
    if let Some(line) = figures.lines().find(|line| !copied.next().is_some_and(|copied| alike(line, copied)))
    {
        return Some(line.to_owned());
    }
    if access::table(chart, &locale) != access::table(copy, &locale) {
        return Some(access::table(chart, &locale).caption);
    }
    let summary = access::summary(chart, &locale);
    (chart.texts != copy.texts || summary != access::summary(copy, &locale)).then_some(summary)
}

/// Reading a number of more than fifteen digits may change the last one.
const SAME: f64 = 1e-12;

fn alike(line: &str, copied: &str) -> bool {
    let same = |(a, b): (&str, &str)| match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => (a - b).abs() <= SAME * a.abs(),
        _ => a == b,
    };
    line.split(',').count() == copied.split(',').count() && line.split(',').zip(copied.split(',')).all(same)
}

/// Puts the readings of a chart in the place of the names of its files.
fn put(chart: &Chart, spec: &mut Value) {
    let Some(spec) = spec.as_object_mut() else { return };
    let from_file = spec.remove("data").is_some();
    match &chart.kind {
        // Figures that are in the spec may have remarks in two languages: they stay as they are written.
        Kind::Indicator(_) if !from_file && spec.contains_key("readings") => {}
        Kind::Indicator(indicator) => {
            let mut readings = Vec::new();
            for series in &indicator.series {
                for one in &series.readings {
                    let mut one = reading(one);
                    one.insert("country".to_owned(), json!(series.area.iso3));
                    readings.push(one);
                }
            }
            spec.insert("readings".to_owned(), json!(readings));
        }
        Kind::Goals(goals) => {
            let shown = spec.get("goal").and_then(Value::as_f64);
            let Some(written) = spec.get_mut("goals").and_then(Value::as_array_mut) else { return };
            written.retain(|goal| shown.is_none() || goal.get("number").and_then(Value::as_f64) == shown);
            for (goal, written) in goals.goals.iter().zip(written) {
                let Some(written) = written.get_mut("indicators").and_then(Value::as_array_mut) else {
                    continue;
                };
                for (measure, written) in goal.measures.iter().zip(written) {
                    let Some(written) = written.as_object_mut() else { continue };
                    if written.remove("data").is_none() && written.contains_key("readings") {
                        continue;
                    }
                    written.insert("readings".to_owned(), measure.readings.iter().map(reading).collect());
                }
            }
        }
    }
}

fn reading(reading: &Reading) -> Map<String, Value> {
    let mut written = Map::new();
    written.insert("year".to_owned(), json!(reading.year));
    written.insert("value".to_owned(), json!(reading.value.number()));
    if let Some(interval) = reading.interval {
        written.insert("low".to_owned(), json!(interval.low.get()));
        written.insert("high".to_owned(), json!(interval.high.get()));
    }
    if !reading.note.is_empty() {
        written.insert("note".to_owned(), json!(reading.note));
    }
    written
}
