//! The reader of plain files agrees with the whole one: what it reads is what
//! the other reads without a problem, to the last field.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;

use carsi_charts::countries;
use carsi_charts::error::Problems;
use carsi_charts::read::{self, Request, Table, plain};
use proptest::prelude::*;

fn whole(text: &[u8]) -> (Table, Vec<String>) {
    let mut problems = Problems::default();
    let table = read::read(text, &Request::default(), &mut problems);
    let said = problems.iter().map(|p| format!("{} {:?} {}", p.code.name(), p.place, p.text)).collect();
    (table, said)
}

/// Both tables if the file is plain.
fn agree(text: &[u8]) -> Option<Table> {
    let found = plain::read(text)?;
    let (table, problems) = whole(text);
    assert_eq!(problems, Vec::<String>::new(), "{}", String::from_utf8_lossy(text));
    assert_eq!(found, table, "{}", String::from_utf8_lossy(text));
    Some(found)
}

#[test]
fn the_files_that_the_documentation_shows_are_plain() {
    for (file, rows) in [
        ("homicide_rate.csv", 260),
        ("youth_neet.csv", 99),
        ("cocaine_seizures_total_kg_derived.csv", 166),
        ("wgi_rule_of_law.csv", 175),
    ] {
        let bytes = fs::read(format!("www/data/{file}")).unwrap();
        let lines = String::from_utf8_lossy(&bytes).lines().count() - 1;
        let table = agree(&bytes).unwrap_or_else(|| panic!("{file} is not plain"));
        assert_eq!((table.rows.len(), lines), (rows, rows), "{file}");
    }
}

#[test]
fn dresses_that_are_plain() {
    for text in [
        "country,year,value\nHND,2011,83.2\n",
        "country,year,value\r\nHND,2011,83.2\r\nHND,2012,\r\n",
        "\u{feff}Pais,A\u{f1}o,Valor\nBelice,2011,1.5",
        "Year,Country,Low,High,Value,Note\n2011,\"Honduras\",1,2.5,1.5,\"one, two, 3\"\n",
        "country,year,value,note\nHND,2011,-4.37E-06,\nGTM,2011,1.234,\n",
        "country,year,value\nAtlantis,2011,5\nHND,2011,6\nAtlantis,2012,7\n",
        "country,source,year,value\nHND,\"UN, 2013\",2011,5\nGTM,,2011,6\n",
        "country,year,value,std error\n188,2011,0,0.25\n84,2011,7,\n",
    ] {
        assert!(agree(text.as_bytes()).is_some(), "{text}");
    }
}

#[test]
fn whatever_may_mean_more_is_left_to_the_whole_reader() {
    for text in [
        "",
        "country,year,value\n",
        "country;year;value\nHND;2011;83.2\n",
        "country,year,value\nHND,2011,83,2\n",
        "country,year,value\nHND,2011\n",
        "country,year,value\n\nHND,2011,83.2\n",
        "country,year,value\nHND,2011, 83.2\n",
        "country,year,value\nHND,2011,\"83,2\"\n",
        "country,year,value\nHND,2011,1.234\n",
        "country,year,value\nHND,2011,..\n",
        "country,year,value\nHND,2011,5 p\n",
        "country,year,value\nHND,2011/12,5\n",
        "country,year,value\nHND,11,5\n",
        "country,year,value\n,2011,5\n",
        "country,year,value\nAtlantis,2011,5\nAtlantis,2011,6\n",
        "country,year,value\nHND,2011,5\nHND,2011,5\n",
        "country,year,value\nHND,2011,5\nHonduras,2011,6\n",
        "country,year,value\rHND,2011,5\r",
        "country,year,value,note\nHND,2011,5,estimated\n",
        "country,year,value,flag\nHND,2011,5,p\n",
        "country,year,value,sex\nHND,2011,5,female\n",
        "country,year,value,value\nHND,2011,5,6\n",
        "country,iso3,year,value\nHonduras,HND,2011,5\n",
        "country,year,value,note\nHND,2011,5,\"two\nlines 2\"\n",
        "country,year,value,note\nHND,2011,5,\"a \"\"word\"\" 2\"\n",
        "year,value\n2011,5\n",
        "country,year,value\nHND,2011,1e999\n",
        "country,year,value\nHND,2011,\u{0}5\n",
        "{\"version\":1}",
        "{country,year,value\nHND,2011,5\n",
        "<country,year,value\nHND,2011,5\n",
        "[]",
    ] {
        assert_eq!(plain::read(text.as_bytes()), None, "{text:?}");
    }
    assert_eq!(plain::read(b"country,year,value\nHND,2011,\xff\n"), None, "not UTF-8");
    let large = format!("country,year,value,note\nHND,2011,5,\"{}\"\n", "1".repeat(128 * 1024));
    assert_eq!(plain::read(large.as_bytes()), None, "large");
}

/// A number as plain files have it, or a blank.
fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        4 => (-9_999i64..9_999, 0u32..100).prop_map(|(whole, part)| format!("{whole}.{part:02}")),
        2 => any::<i32>().prop_map(|n| n.to_string()),
        1 => proptest::num::f64::NORMAL.prop_map(|n| format!("{n:e}")),
        1 => (1u32..999, 0u32..999).prop_map(|(whole, part)| format!("{whole}.{part:03}")),
    ]
}

fn plain_file() -> impl Strategy<Value = String> {
    let places: Vec<&'static str> =
        countries::all().iter().map(|a| a.iso3).chain(["Atlantis", "Mexico", "x y z"]).collect();
    let row = (
        proptest::sample::select(places),
        1000i32..2999,
        [number(), number(), number(), number()],
        "[a-z]{0,9}( [0-9]{1,3})?",
    );
    (proptest::collection::vec(row, 1..40), any::<[bool; 6]>()).prop_map(|(mut rows, with)| {
        rows.sort_by_key(|row| (row.0, row.1));
        rows.dedup_by_key(|row| (row.0, row.1));
        let names = ["low", "high", "std_error", "note"];
        let mut text = String::from(if with[4] { "year,country,value" } else { "country,year,value" });
        for (name, _) in names.iter().zip(&with).filter(|(_, with)| **with) {
            text.push(',');
            text.push_str(name);
        }
        let end = if with[5] { "\r\n" } else { "\n" };
        text.push_str(end);
        for (place, year, numbers, note) in rows {
            let [value, bounds @ ..] = &numbers;
            text +=
                &if with[4] { format!("{year},{place},{value}") } else { format!("{place},{year},{value}") };
            let quoted =
                format!("\"{}\"", if note.bytes().any(|b| b.is_ascii_digit()) { note.trim() } else { "" });
            let cells = bounds.iter().chain([&quoted]);
            for (cell, _) in cells.zip(&with).filter(|(_, with)| **with) {
                text.push(',');
                text.push_str(cell);
            }
            text.push_str(end);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_files_are_read_alike(text in plain_file()) {
        // A point before three digits may set thousands apart where no other point tells.
        if agree(text.as_bytes()).is_none() {
            let (_, problems) = whole(text.as_bytes());
            prop_assert!(problems.iter().any(|p| p.starts_with("W-NUM-")), "{problems:?} {text}");
        }
    }

    #[test]
    fn files_with_something_odd_are_read_alike_or_left_alone(
        text in plain_file(),
        at in any::<proptest::sample::Index>(),
        odd in proptest::sample::select(vec![
            ",", "\"", "\n", "\r", " ", ".", "-", "0", "12", "\"\"", ",,", "e", "p", "..", "HND", "\u{a0}", "\u{2212}", "%", "\u{feff}", "note", "é",
        ]),
        cut in 0usize..4,
    ) {
        let mut text: Vec<char> = text.chars().collect();
        let start = at.index(text.len());
        let end = (start + cut).min(text.len());
        text.splice(start..end, odd.chars());
        let text: String = text.into_iter().collect();
        agree(text.as_bytes());
    }
}
