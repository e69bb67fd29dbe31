//! Bytes in, the whole way from a file or a spec to a chart, and what must hold
//! of every one of them.
//!
//! A target is a line in `targets/`; `cargo xtask fuzz` gathers the seeds and
//! runs them. What was found once becomes a test of the crate.

#[path = "../../tests/common/checking.rs"]
#[allow(dead_code)]
mod checking;
#[path = "../../cli/src/decode.rs"]
mod decode;

use carsi_charts::countries;
use carsi_charts::error::{MOST_KEPT, Problems};
use carsi_charts::format::Lang;
use carsi_charts::model::check::check;
use carsi_charts::model::{Finite, Value};
use carsi_charts::read::{Format, Observation, Request, Table, YEARS, plain, read};
use carsi_charts::spec::{Spec, parse};

const MINIMAL: &str = r#"{"version": 1, "chart": "country-indicator", "data": "d"}"#;

/// A data file: read, then put together with the shortest spec.
pub fn file(bytes: &[u8], format: Option<Format>) {
    countries::install(countries::WORLD);
    let mut problems = Problems::default();
    let table = read(bytes, &Request { format, decoder: Some(&decode::Encodings) }, &mut problems);
    assert_kept(&problems);
    table.rows.iter().for_each(|row| assert_row(row, &table));
    let spec = parse(MINIMAL, &mut problems).expect("a spec of three keys");
    put_together(&spec, &[("d".to_owned(), table)], problems);
}

/// A file that is plain: the whole reader makes the same of it, without a
/// problem. A remark with other separators in it may look to that one like a
/// header of theirs.
pub fn plain(bytes: &[u8]) {
    let Some(table) = plain::read(bytes) else { return };
    let mut problems = Problems::default();
    let whole = read(bytes, &Request::default(), &mut problems);
    if !bytes.contains(&b';') && !bytes.contains(&b'|') {
        assert_eq!(problems.iter().count(), 0, "{problems:?}");
        assert_eq!(table, whole);
    }
}

/// A spec: read, then put together with two files, one of them given with the chart.
pub fn spec(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut problems = Problems::default();
    let Some(spec) = parse(text, &mut problems) else {
        assert!(problems.failed(), "a spec or an error");
        return assert_kept(&problems);
    };
    assert!(!problems.failed(), "a spec or an error: {problems:?}");
    let table = |text: &str| read(text.as_bytes(), &Request::default(), &mut Problems::default());
    let own =
        table("country,year,value,low,high\nHND,2010,3,1,5\nHND,2012,2,,\nGTM,2010,..,,\nWLD,2011,4,,\n");
    let several = table("country,indicator,year,value\nHND,a,2010,1\nHND,b,2010,2\nSLV,b,2011,3\n");
    put_together(&spec, &[(String::new(), own), ("d".to_owned(), several)], problems);
}

fn put_together(spec: &Spec, sources: &[(String, Table)], problems: Problems) {
    for lang in [Lang::En, Lang::Es] {
        let mut problems = problems.clone();
        let chart = check(spec, sources, lang, &mut problems);
        assert_eq!(chart.is_none(), problems.failed(), "a chart or an error: {problems:?}");
        chart.iter().for_each(checking::assert_sound);
        assert_kept(&problems);
    }
}

fn assert_kept(problems: &Problems) {
    let kept = problems.iter().count();
    assert!(kept <= MOST_KEPT && (kept == MOST_KEPT || problems.beyond == 0), "{kept} kept");
    assert!(problems.iter().all(|p| p.text.chars().count() <= 80));
}

fn assert_row(row: &Observation, table: &Table) {
    assert!((YEARS.0..=YEARS.1).contains(&row.year), "{row:?}");
    assert!(row.series < table.series.len(), "{row:?}");
    let value = if let Value::Number(value) = row.value { Some(value.get()) } else { None };
    for number in [value, row.low, row.high, row.std_error].into_iter().flatten() {
        assert!(Finite::new(number).is_some(), "{row:?}");
    }
}
