//! The command as it is run: what it prints and how it ends.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::run;
use serde_json::Value;

fn json(arguments: &[&str], input: &[u8]) -> (Value, i32) {
    let output = run(&[&["read", "-", "--json"], arguments].concat(), input);
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code().unwrap())
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../tests/data/samples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn rows_and_problems_are_one_object() {
    let file =
        b"country;year;value;std error\nHonduras;2011;83,18;2\nBelice;2012;..;\nMexico City;2012;1,234;\n";
    let (found, code) = json(&[], file);
    assert_eq!(code, 0);
    let rows = found["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0]["country"], "HND");
    assert_eq!((rows[0]["year"].as_i64(), rows[0]["value"].as_f64()), (Some(2011), Some(83.18)));
    assert_eq!(rows[0]["low"].as_f64(), Some(83.18 - 1.645 * 2.0));
    assert_eq!((&rows[0]["missing"], &rows[0]["flag"]), (&Value::Null, &Value::Null));
    assert_eq!((&rows[1]["country"], &rows[1]["missing"]), (&"BLZ".into(), &"unknown".into()));
    assert_eq!(rows[1]["value"], Value::Null);
    assert_eq!((&rows[2]["country"], &rows[2]["place"]), (&Value::Null, &"Mexico City".into()));
    assert_eq!(rows[2]["value"].as_f64(), Some(1.234), "its column has decimal commas");
    let unknown = &found["problems"][1];
    assert_eq!((&unknown["code"], &unknown["text"]), (&"W-COUNTRY-UNKNOWN".into(), &"Mexico City".into()));
    assert_eq!(unknown["row"].as_u64(), Some(4));
    let problem = &found["problems"][0];
    assert_eq!(problem["code"], "W-NUM-LOCALE");
    assert_eq!(problem["severity"], "warning");
    assert_eq!((problem["row"].as_u64(), problem["column"].as_u64()), (Some(2), Some(3)));
    assert_eq!(problem["text"], "83,18");
    assert!(
        !problem["assumed"].as_str().unwrap().is_empty() && !problem["mend"].as_str().unwrap().is_empty()
    );
}

#[test]
fn one_of_several_series_is_chosen_or_all_are_shown_with_an_error() {
    let file = sample("undata-homicides-2012.csv");
    let (found, code) = json(&[], &file);
    assert_eq!(code, 1);
    assert_eq!(found["rows"].as_array().unwrap().len(), 236);
    assert_eq!(found["problems"][0]["code"], "E-INDICATOR-CHOOSE");
    let (found, code) = json(&["--indicator", "Rate"], &file);
    assert_eq!(code, 0);
    let rows = found["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 118);
    assert_eq!((&rows[0]["country"], &rows[0]["value"]), (&"BLZ".into(), &41.4.into()));
    assert_eq!(json(&["--indicator", "Rates"], &file).0["problems"][0]["code"], "E-INDICATOR-UNKNOWN");
}

#[test]
fn files_in_latin_1_and_of_other_countries_are_read() {
    let (found, code) = json(&[], b"pa\xeds,a\xf1o,valor\nPanam\xe1,2015,1\nJap\xf3n,2015,2\n");
    assert_eq!(code, 0, "{found}");
    let codes: Vec<&str> =
        found["rows"].as_array().unwrap().iter().map(|r| r["country"].as_str().unwrap()).collect();
    assert_eq!(codes, ["PAN", "JPN"]);
    assert_eq!(found["problems"][0]["code"], "W-DATA-ENCODING");
}

#[test]
fn what_is_no_table_ends_with_1_and_a_sentence() {
    let output = run(&["read", "-"], b"PK\x03\x04 [Content_Types].xml");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("E-DATA-BINARY") && said.contains("CSV"), "{said}");
    let output = run(&["read", "-", "--lang", "es"], b"");
    assert!(String::from_utf8(output.stdout).unwrap().contains("E-DATA-EMPTY toda la entrada"));
}

#[test]
fn a_command_that_is_not_understood_ends_with_2() {
    for arguments in [
        &[][..],
        &["draw"],
        &["read"],
        &["read", "a", "b"],
        &["read", "a", "--format", "x"],
        &["read", "/none"],
    ] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && String::from_utf8(output.stderr).unwrap().contains("usage:"));
    }
}

#[test]
fn help_is_given_where_it_is_asked_for() {
    for arguments in [&["--help"][..], &["read", "--help"], &["-h"]] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(String::from_utf8(output.stdout).unwrap().starts_with("usage: carsi-charts read FILE"));
    }
}

#[test]
fn a_large_file_shows_its_progress() {
    let mut file = String::from("country,year,value\n");
    for n in 0..300_000 {
        file.push_str(&format!("place {},{},{n}.25\n", n / 2000, 1000 + n % 2000));
    }
    let output = run(&["read", "-"], file.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("of 7 MB read") && said.contains("all of 7 MB read"), "{said}");
    let lines = String::from_utf8(output.stdout).unwrap();
    // Of 150 places that are none, 50 are listed and the rest counted.
    let (rows, problems): (Vec<&str>, Vec<&str>) = lines.lines().partition(|line| line.starts_with("place "));
    assert_eq!((rows.len(), problems.len()), (300_000, 51));
    assert!(problems[50].contains("100"), "{}", problems[50]);
}
