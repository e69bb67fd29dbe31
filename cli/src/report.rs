//! A table and its problems in, text or JSON out.

use carsi_charts::error::{Place, Problem, Problems, Severity};
use carsi_charts::format::Lang;
use carsi_charts::format::problems::{Catalogue, place};
use carsi_charts::model::check::SE_90;
use carsi_charts::model::{Flag, Missing, Value};
use carsi_charts::read::{Observation, Series, Table};
use serde_json::{Value as Json, json};

/// What is printed.
pub struct Report<'a> {
    /// All that was read.
    pub table: &'a Table,
    /// The series to print; all, if none was picked.
    pub picked: Option<usize>,
    /// What is wrong.
    pub problems: &'a Problems,
    /// The language of the problems.
    pub lang: Lang,
}

impl Report<'_> {
    fn rows(&self) -> impl Iterator<Item = &Observation> {
        self.table.rows.iter().filter(|row| self.picked.is_none_or(|series| row.series == series))
    }

    fn series(&self, row: &Observation) -> String {
        self.table.series.get(row.series).map(Series::label).unwrap_or_default()
    }

    /// One object: `rows` and `problems`, and how many problems there were beyond those that are kept.
    pub fn json(&self) -> String {
        let words = Catalogue::built_in();
        let rows: Vec<Json> = self.rows().map(|row| self.row(row)).collect();
        let problems: Vec<Json> = self.problems.iter().map(|p| problem(p, &words, self.lang)).collect();
        let mut text =
            json!({"rows": rows, "problems": problems, "beyond": self.problems.beyond}).to_string();
        text.push('\n');
        text
    }

    fn row(&self, row: &Observation) -> Json {
        let (low, high) = bounds(row);
        json!({
            "country": row.area.map(|area| area.iso3),
            "place": &*row.place,
            "series": self.series(row),
            "year": row.year,
            "value": row.value.number(),
            "missing": match row.value {
                Value::Number(_) => None,
                Value::Missing(reason) => Some(missing(reason)),
            },
            "flag": row.flag.map(flag),
            "low": low,
            "high": high,
            "note": (!row.note.is_empty()).then_some(&row.note),
        })
    }

    /// A line for each row, then the problems.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for row in self.rows() {
            let place = row.area.map_or(&*row.place, |area| area.iso3);
            let value = match row.value {
                Value::Number(number) => number.get().to_string(),
                Value::Missing(reason) => format!("({})", missing(reason)),
            };
            let mut cells = vec![place.to_owned(), row.year.to_string(), value];
            if let (Some(low), Some(high)) = bounds(row) {
                cells.push(format!("{low} to {high}"));
            }
            cells.extend(row.flag.map(|found| flag(found).to_owned()));
            cells.push(self.series(row));
            cells.push(row.note.clone());
            text.push_str(cells.join("\t").trim_end());
            text.push('\n');
        }
        text.push_str(&lines(self.problems, self.lang));
        text
    }
}

/// A line for each problem.
pub fn lines(problems: &Problems, lang: Lang) -> String {
    let mut text = String::new();
    let words = Catalogue::built_in();
    for problem in problems.iter() {
        let said = [words.sentence(problem, lang), words.assumed(problem, lang), words.mend(problem, lang)];
        let said: Vec<&str> = said.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
        text.push_str(&format!("{} {}: {}\n", problem.code.name(), place(problem, lang), said.join(" ")));
    }
    if problems.beyond > 0 {
        text.push_str(&format!("+{}\n", problems.beyond));
    }
    text
}

/// The bounds as a chart draws them.
fn bounds(row: &Observation) -> (Option<f64>, Option<f64>) {
    match (row.low, row.high, row.value.number(), row.std_error) {
        (None, None, Some(value), Some(error)) => (Some(value - SE_90 * error), Some(value + SE_90 * error)),
        (low, high, _, _) => (low, high),
    }
}

fn problem(problem: &Problem, words: &Catalogue, lang: Lang) -> Json {
    let (row, column, pointer) = match &problem.place {
        Place::Whole => (None, None, None),
        Place::Cell { line, column } => (Some(*line), *column, None),
        Place::Pointer(pointer) => (None, None, Some(pointer)),
    };
    json!({
        "code": problem.code.name(),
        "severity": match problem.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "row": row,
        "column": column,
        "pointer": pointer,
        "text": problem.text,
        "sentence": words.sentence(problem, lang),
        "assumed": words.assumed(problem, lang),
        "mend": words.mend(problem, lang),
    })
}

fn missing(reason: Missing) -> &'static str {
    match reason {
        Missing::Unknown => "unknown",
        Missing::NotCollected => "not collected",
        Missing::NotApplicable => "not applicable",
        Missing::Suppressed => "suppressed",
        Missing::NotYet => "not yet published",
    }
}

fn flag(flag: Flag) -> &'static str {
    match flag {
        Flag::Provisional => "provisional",
        Flag::Estimated => "estimated",
        Flag::Forecast => "forecast",
        Flag::Break => "break",
    }
}
