//! Frozen snippets: what they pin is what is there, and it is the same chart.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::fs;
use std::process::Command;

use common::{Folder, ROOT, run, texts};
use scraper::{Html, Selector};
use serde_json::{Value, json};

fn frozen(arguments: &[&str]) -> Result<Html, String> {
    let output = run(&[&["snippet", "--frozen", "--date", "2026-03-31"], arguments].concat(), b"");
    if output.status.success() {
        Ok(Html::parse_fragment(&String::from_utf8(output.stdout).unwrap()))
    } else {
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        Err(String::from_utf8(output.stderr).unwrap())
    }
}

fn attribute(html: &Html, selector: &str, name: &str) -> Option<String> {
    let element = html.select(&Selector::parse(selector).unwrap()).next().unwrap();
    element.value().attr(name).map(str::to_owned)
}

/// The hash of a file, by another program.
fn hash(path: &str) -> String {
    let script = "const b = require('fs').readFileSync(process.argv[1]); \
                  console.log('sha384-' + require('crypto').createHash('sha384').update(b).digest('base64'))";
    let output = Command::new("node").args(["-e", script, path]).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn demo(name: &str) -> String {
    format!("{ROOT}/www/data/{name}.json")
}

/// Summary, table and note: all but the citation.
fn said(html: &Html) -> Vec<String> {
    let mut said = texts(html, "p, caption, th, td");
    said.pop();
    said
}

#[test]
fn a_spec_without_files_is_pinned_as_it_is() {
    let folder = Folder::new("alone");
    let package = folder.package();
    let html = frozen(&[&demo("removal-rate"), "--dist", &package]).unwrap();
    assert_eq!(attribute(&html, "div", "data-integrity"), Some(hash(&demo("removal-rate"))));
    assert_eq!(attribute(&html, "div", "data-src").unwrap(), "removal-rate.json");
    assert_eq!(attribute(&html, "script", "src").unwrap(), "/carsi-charts/1.0.0/carsi-charts.js");
    assert_eq!(attribute(&html, "script", "integrity").unwrap(), "sha384-of+the/script=");
    assert_eq!(attribute(&html, "script", "crossorigin").unwrap(), "anonymous");
    assert!(texts(&html, "p").pop().unwrap().ends_with("figures fixed on 31 March 2026."));
    let frame = frozen(&[&demo("removal-rate"), "--iframe", "--src", "/f.json", "--dist", &package]).unwrap();
    let query = attribute(&frame, "iframe", "src").unwrap();
    let pinned = hash(&demo("removal-rate")).replace('+', "%2B").replace('=', "%3D");
    assert!(query.starts_with("/carsi-charts/1.0.0/embed.html?chart=goal-progress&src=/f.json&integrity="));
    assert!(query.contains(&pinned), "{query}");
    assert_eq!(attribute(&frame, "script", "integrity").unwrap(), "sha384-of+the/frame=");
}

#[test]
fn a_spec_with_files_is_copied_with_its_figures() {
    let folder = Folder::new("copied");
    let package = folder.package();
    for name in ["homicide", "homicide-map", "rule-of-law", "goals", "removal-rate", "unemployment-dots"] {
        let copy = folder.path(&format!("{name}-2026.json"));
        let html = frozen(&[&demo(name), "--dist", &package, "--write", &copy]).unwrap();
        assert_eq!(attribute(&html, "div", "data-src"), Some(format!("{name}-2026.json")));
        assert_eq!(attribute(&html, "div", "data-integrity"), Some(hash(&copy)), "{name}");
        let spec: Value = serde_json::from_str(&fs::read_to_string(&copy).unwrap()).unwrap();
        assert!(!spec.to_string().contains("\"data\":"), "{name}");
        let written: Value = serde_json::from_str(&fs::read_to_string(demo(name)).unwrap()).unwrap();
        assert_eq!(spec["heading"], written["heading"], "both languages are kept");
        // The copy alone, in a folder without any of the files, is the same chart.
        for lang in ["en", "es"] {
            let alone = frozen(&[&copy, "--dist", &package, "--lang", lang]).unwrap();
            let first = run(&["snippet", &demo(name), "--lang", lang], b"");
            assert_eq!(
                said(&alone),
                said(&Html::parse_fragment(&String::from_utf8(first.stdout).unwrap())),
                "{name}"
            );
        }
        assert!(said(&html).len() > 10);
    }
}

#[test]
fn an_element_can_hold_its_spec() {
    let folder = Folder::new("inside");
    let html = frozen(&[&demo("homicide"), "--element", "--dist", &folder.package()]).unwrap();
    assert_eq!(attribute(&html, "country-indicator", "src"), None);
    assert_eq!(attribute(&html, "country-indicator", "integrity"), None);
    let inside = texts(&html, "country-indicator > script[type='application/json']").pop().unwrap();
    let spec: Value = serde_json::from_str(&inside).unwrap();
    assert_eq!(spec["data"], Value::Null);
    let alone = run(&["snippet", "-", "--src", "x"], inside.as_bytes());
    assert_eq!(said(&Html::parse_fragment(&String::from_utf8(alone.stdout).unwrap())), said(&html));
}

#[test]
fn what_cannot_be_pinned_is_told_with_a_mend() {
    let folder = Folder::new("refused");
    let package = folder.package();
    let why = frozen(&[&demo("homicide"), "--dist", &package]).unwrap_err();
    assert!(why.contains("--write FILE") && why.contains("--element"), "{why}");
    let empty = folder.path("empty");
    let why = frozen(&[&demo("removal-rate"), "--dist", &empty]).unwrap_err();
    assert!(
        why.contains("integrity.json") && why.contains("cargo xtask build") && why.contains("--dist"),
        "{why}"
    );
    for said in ["{}", "[", r#"{"version": "1.0.0", "files": {}}"#] {
        folder.file("integrity.json", said.as_bytes());
        let why = frozen(&[&demo("removal-rate"), "--dist", &package]).unwrap_err();
        assert!(why.contains("cargo xtask build"), "{said}: {why}");
    }
}

#[test]
fn a_copy_that_would_lose_a_mark_is_not_made() {
    let folder = Folder::new("marks");
    let package = folder.package();
    folder.file("d.csv", b"country,year,value,flag\nHND,2010,5,\nHND,2011,6,estimated\n");
    let spec = json!({"version": 1, "chart": "country-indicator", "data": "d.csv"});
    let spec = folder.file("spec.json", spec.to_string().as_bytes());
    let copy = folder.path("copy.json");
    let why = frozen(&[&spec, "--dist", &package, "--write", &copy]).unwrap_err();
    assert!(why.contains("HND,Honduras,2011,6,,,estimated"), "{why}");
    assert!(fs::metadata(&copy).is_err());
}
