//! Small files in JSON, and what is read from them in short.
#![allow(dead_code, clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use carsi_charts::error::{Place, Problems};
use carsi_charts::model::Value;
use carsi_charts::read::{Format, Observation, Request, Table, read};
use serde_json::{Value as Json, json};

/// What is read from a file in a format, and what is said of it, each with its place.
pub fn table_as(bytes: impl AsRef<[u8]>, format: Option<Format>) -> (Table, Vec<String>) {
    let mut problems = Problems::default();
    let table = read(bytes.as_ref(), &Request { format, ..Request::default() }, &mut problems);
    let said = problems.iter().map(|p| {
        let place = match &p.place {
            Place::Pointer(pointer) => pointer.clone(),
            Place::Whole => "-".to_owned(),
            Place::Cell { line, .. } => line.to_string(),
        };
        format!("{} {place} [{}] {}", p.code.name(), p.text, p.arg).trim_end().to_owned()
    });
    (table, said.collect())
}

/// The same, the format being found by the content.
pub fn table(bytes: impl AsRef<[u8]>) -> (Table, Vec<String>) {
    table_as(bytes, None)
}

/// The same of a sample.
pub fn sample(name: &str) -> (Table, Vec<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/samples").join(name);
    table(fs::read(path).unwrap())
}

/// `HND 2015 1`; a reason in place of a missing number, then a flag.
pub fn row(r: &Observation) -> String {
    let value = match r.value {
        Value::Number(n) => n.get().to_string(),
        Value::Missing(reason) => format!("{reason:?}"),
    };
    let flag = r.flag.map_or(String::new(), |flag| format!(" {flag:?}"));
    format!("{} {} {value}{flag}", r.area.map_or(&*r.place, |a| a.iso3), r.year)
}

/// Each row in short.
pub fn rows(table: &Table) -> Vec<String> {
    table.rows.iter().map(row).collect()
}

/// SDMX-JSON 1 with two places, two years, two sexes and all kinds of attributes.
pub fn sdmx() -> Json {
    let values = |codes: &[&str]| codes.iter().map(|c| json!({"id": c, "name": ""})).collect::<Vec<_>>();
    json!({
        "header": {"id": "x"},
        "dataSets": [
            {"action": "Information", "attributes": [0], "series": {
                "0:0": {"attributes": [0], "observations": {"0": [1, 1, null], "1": [null, null, 1]}},
                "1:1": {"attributes": [0], "observations": {"0": ["2.5", 0], "1": [7, 2]}}}},
            {"action": "Delete", "series": {"0:0": {"observations": {"0": [99]}}}}
        ],
        "structure": {
            "name": "A set",
            "dimensions": {
                "dataSet": [{"id": "FREQ", "values": [{"id": "A", "name": "Annual"}]}],
                "series": [
                    {"id": "REF_AREA", "values": [{"id": "HN", "name": "Honduras"}, {"id": "340", "name": "Belize"}]},
                    {"id": "SEX", "name": "Sex", "values": [{"id": "_T", "name": "Total"}, {"id": "F", "name": "Female"}]}
                ],
                "observation": [{"id": "TIME_PERIOD", "values": values(&["2015", "2016"])}]
            },
            "attributes": {
                "dataSet": [{"id": "UNIT_MULT", "values": [{"id": "6", "name": "Millions"}]}],
                "series": [{"id": "UNIT_MEASURE", "values": [{"id": "USD", "name": "US dollar"}]}],
                "observation": [
                    {"id": "OBS_STATUS", "values": [
                        {"id": "A", "name": "Normal value"}, {"id": "E", "name": "Estimated value"},
                        {"id": "M", "name": "Missing value; data cannot exist"}]},
                    {"id": "CONF_STATUS", "values": [{"id": "F", "name": "Free"}, {"id": "C", "name": "Confidential"}]}
                ]
            }
        }
    })
}

/// JSON-stat 2 with values by position.
pub fn stat() -> Json {
    json!({
        "class": "dataset", "label": "A set", "id": ["geo", "sex", "time"], "size": [2, 1, 2],
        "role": {"geo": ["geo"], "time": ["time"]},
        "dimension": {
            "geo": {"category": {"index": {"HN": 1, "BZ": 0}, "label": {"BZ": "Belize", "HN": "Honduras"}}},
            "sex": {"category": {"label": {"T": "Total"}}},
            "time": {"category": {"index": ["2015", "2016"]}}
        },
        "value": {"0": 1, "2": "2.5", "3": null}, "status": {"0": "p", "1": "c", "3": ":"}
    })
}
