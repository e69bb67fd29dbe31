//! The pages of the methods: their worked examples are what the code prints, and
//! their bounds are the code's. `GOLDEN=update` writes the examples anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::fs;
use std::path::Path;

use carsi_charts::access::workings;
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::progress::{Method, eurostat, linear, open_sdg, sdsn, unsd_2022, unsd_2023};
use common::checking::run;

/// What stands between a line that opens a block of a kind and the line that closes it.
fn last_block<'a>(page: &'a str, kind: &str) -> &'a str {
    let opening = format!("```{kind}\n");
    let start = page.rfind(&opening).expect("the block") + opening.len();
    let length = page[start..].find("```").expect("its end");
    &page[start..start + length]
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/methods")
}

fn printed(spec: &str) -> String {
    let (chart, problems) = run(spec, &[], Lang::En);
    assert_eq!(problems, Vec::<String>::new());
    let locale = NativeLocale { lang: Lang::En };
    let mut text = String::new();
    for working in workings(&chart.expect("a chart"), &locale) {
        for line in working.lines {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

#[test]
fn the_worked_examples_are_what_the_code_prints() {
    let methods = Method::ALL.iter().map(|method| method.name());
    for name in methods.chain(["goals"]) {
        let path = folder().join(format!("{name}.md"));
        let page = fs::read_to_string(&path).unwrap();
        let spec = last_block(&page, "json");
        assert!(name == "goals" || spec.contains(&format!("\"method\": \"{name}\"")), "{name}");
        let (expected, found) = (printed(spec), last_block(&page, "text"));
        if std::env::var_os("GOLDEN").is_some_and(|v| v == "update") && expected != found {
            let start = page.rfind("```text\n").unwrap() + "```text\n".len();
            let rest = &page[start + found.len()..];
            fs::write(&path, [&page[..start], &expected, rest].concat()).unwrap();
            continue;
        }
        assert!(expected.lines().count() > 4, "{expected}");
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_pages_name_the_bounds_of_the_code() {
    let percent = |bound: f64| {
        let sign = if bound < 0.0 { "\u{2212}" } else { "" };
        format!("{sign}{} %", (bound.abs() * 1000.0).round() / 10.0)
    };
    let plain = |bound: f64| format!("{}{}", if bound < 0.0 { "\u{2212}" } else { "" }, bound.abs());
    let bounds: [(Method, &[f64], &[f64]); 6] = [
        (Method::Linear, &[linear::ON_TRACK, linear::SOME_PROGRESS], &[linear::LITTLE_CHANGE]),
        (
            Method::OpenSdg,
            &[open_sdg::SUBSTANTIAL, open_sdg::MODERATE, open_sdg::NEAR],
            &[open_sdg::FREE_SUBSTANTIAL, open_sdg::FREE_MODERATE],
        ),
        (
            Method::Unsd2022,
            &[unsd_2022::ON_TRACK, unsd_2022::FAIR, unsd_2022::LIMITED],
            &[unsd_2022::FREE_SUBSTANTIAL, unsd_2022::FREE_FAIR, unsd_2022::FREE_LIMITED],
        ),
        (
            Method::Unsd2023,
            &[unsd_2023::LEVEL_3, unsd_2023::LEVEL_2],
            &[unsd_2023::FREE_LEVEL_3, unsd_2023::FREE_LEVEL_2],
        ),
        (
            Method::Eurostat,
            &[eurostat::SIGNIFICANT, eurostat::MODERATE],
            &[eurostat::FREE_SIGNIFICANT, eurostat::FREE_AWAY],
        ),
        (Method::Sdsn, &[sdsn::ON_TRACK, sdsn::IMPROVING], &[]),
    ];
    for (method, ratios, rates) in bounds {
        let page = fs::read_to_string(folder().join(format!("{}.md", method.name()))).unwrap();
        let table = &page[page.find("## Formula").unwrap()..page.find("## A worked example").unwrap()];
        for bound in ratios.iter().map(|b| plain(*b)).chain(rates.iter().map(|b| percent(*b))) {
            assert!(table.contains(&bound), "{method:?}: {bound}");
        }
    }
}
