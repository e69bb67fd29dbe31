//! Goals of one measure on the whole path: a spec in, what is said of it and drawn held against what is right.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use carsi_charts::access;
use carsi_charts::figure::{self, Figure, Key};
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::geom::Point;
use carsi_charts::model::Chart;
use carsi_charts::scene::{Part, Scene, Shape};
use carsi_charts::theme::Theme;

use crate::common::checking::run;
use crate::common::{Stage, assert_inside, assert_targets, assert_texts_apart};

pub const EN: NativeLocale = NativeLocale { lang: Lang::En };
pub const VIEWS: [&str; 4] = ["bars", "path", "scorecard", "rings"];
pub const WIDTHS: [f64; 3] = [200.0, 320.0, 900.0];
pub const METHODS: [&str; 6] = [
    "straight-line method",
    "Open SDG method",
    "UN Statistics Division method of 2022",
    "UN Statistics Division method of 2023",
    "Eurostat method",
    "SDSN method",
];

pub const ZERO: &str =
    "Cannot be judged: a baseline or target of zero has no compound rate, which this method works with";
pub const SIGN: &str =
    "Cannot be judged: the values change sign, so there is no compound rate, which this method works with";
pub const SAME_YEAR: &str = "Cannot be judged: the target year is not after the baseline year";
pub const OLD: &str = "Cannot be judged: no figure is newer than the baseline";
pub const PAST: &str = "Cannot be judged: the target year is reached and the target not met; this method judges only the way there";
pub const NO_BASELINE: &str = "Cannot be judged: there is no baseline to count the way from";

/// The verdicts of the methods where all agree on that.
pub const ON_TRACK: [&str; 6] = [
    "On track",
    "On track/substantial progress",
    "On track/on track",
    "On track/level 3",
    "On track/significant progress",
    "On track/on track",
];

pub type Readings<'a> = &'a [(i32, f64)];

/// One goal of one measure; the keys follow its readings.
pub fn spec(view: &str, readings: Readings, keys: &str) -> String {
    let one = |(year, value): &(i32, f64)| format!(r#"{{"year": {year}, "value": {value}}}"#);
    let readings = readings.iter().map(one).collect::<Vec<_>>().join(",");
    format!(
        r#"{{"version": 1, "chart": "goal-progress", "method": "compare", "view": "{view}", "goals": [{{"title": "T",
        "indicators": [{{"name": "M", "readings": [{readings}], {keys}}}]}}]}}"#
    )
}

pub fn chart(view: &str, readings: Readings, keys: &str) -> Chart {
    run(&spec(view, readings, keys), &[], Lang::En).0.unwrap()
}

pub fn target(year: i32, value: f64, keys: &str) -> String {
    format!(r#""target": {{"year": {year}, "value": {value}, "official": true}}, {keys}"#)
}

pub fn drawn(chart: &Chart, width: f64, lang: Lang) -> Figure {
    let stage = Stage::new(lang);
    let height = figure::height(chart, &stage.view(width, 0.0)).natural;
    figure::arrange(chart, &stage.view(width, height))
}

fn of(scene: &Scene, part: Part) -> impl Iterator<Item = &Shape> {
    scene.marks.iter().filter(move |mark| mark.part == part).map(|mark| &mark.shape)
}

pub fn texts(scene: &Scene) -> Vec<&str> {
    let mut texts = Vec::new();
    for mark in &scene.marks {
        if let Shape::Text { text, .. } = &mark.shape {
            texts.push(text.as_str());
        }
    }
    texts
}

/// The filled areas of a part: their points, and whether they are cut out in the colour of the ground.
pub fn fills(scene: &Scene, part: Part) -> Vec<(&[Point], bool)> {
    let ground = Theme::light().background;
    let mut fills = Vec::new();
    for shape in of(scene, part) {
        if let Shape::Fill { points, color } = shape {
            fills.push((points.as_slice(), *color == ground));
        }
    }
    fills
}

pub fn lines(scene: &Scene, part: Part) -> Vec<&[Point]> {
    let mut lines = Vec::new();
    for shape in of(scene, part) {
        if let Shape::Line { points, .. } = shape {
            lines.push(points.as_slice());
        }
    }
    lines
}

/// Least and greatest x.
pub fn across(points: &[Point]) -> (f64, f64) {
    points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), p| (l.min(p.x), h.max(p.x)))
}

/// Everything that is said of a chart of goals.
pub fn said(chart: &Chart, lang: Lang) -> Vec<String> {
    let locale = NativeLocale { lang };
    let table = access::table(chart, &locale);
    let mut said = vec![access::name(chart, &locale), access::summary(chart, &locale)];
    for cell in table.rows.iter().flatten() {
        said.push(cell.text.clone());
        if let Some(key) = cell.key {
            let described = access::describe(chart, key, &locale);
            said.extend([described.title, described.value, described.speech]);
            said.extend(described.lines);
        }
    }
    said.extend(access::workings(chart, &locale).into_iter().flat_map(|working| working.lines));
    said
}

/// No number that is none, in words or pictures; nothing outside the picture or on something else.
pub fn assert_whole(spec: &str) {
    for (lang, view) in [Lang::En, Lang::Es].into_iter().flat_map(|l| VIEWS.map(|v| (l, v))) {
        let spec = spec.replace(r#""view": "bars""#, &format!(r#""view": "{view}""#));
        let chart = run(&spec, &[], lang).0.unwrap();
        let mut words = said(&chart, lang);
        for width in WIDTHS {
            let figure = drawn(&chart, width, lang);
            let stage = Stage::new(lang);
            let measure = stage.view(width, 0.0).measure;
            assert_inside(&figure.scene, measure);
            assert_texts_apart(&figure.scene, measure);
            assert_targets(&figure);
            words.extend(texts(&figure.scene).into_iter().map(str::to_owned));
        }
        for text in &words {
            let none = |part: &str| ["nan", "inf", "infinity"].contains(&part.to_lowercase().as_str());
            assert!(!text.contains('∞') && !text.split(|c: char| !c.is_alphanumeric()).any(none), "{text}");
        }
    }
}

/// What is asked of one input.
pub struct Expected<'a> {
    /// "Some progress/moderate progress" for each method; whole where it cannot be judged.
    pub verdicts: [&'a str; 6],
    /// Baseline, latest and target in the table.
    pub cells: [&'a str; 3],
    /// Sentences of the working.
    pub working: &'a [&'a str],
    /// What is said to the author.
    pub problem: Option<&'a str>,
}

pub fn assert_case(readings: Readings, keys: &str, expected: &Expected) {
    let spec = spec("bars", readings, keys);
    let (chart, problems) = run(&spec, &[], Lang::En);
    assert_eq!(problems, Vec::from_iter(expected.problem), "{keys}");
    let chart = chart.unwrap();
    let row: Vec<String> = access::table(&chart, &EN).rows[0].iter().map(|cell| cell.text.clone()).collect();
    assert_eq!(row[2..5], expected.cells, "{keys}");
    let whole = |(verdict, method): (&str, &str)| match verdict.split_once('/') {
        Some((status, own)) => format!("{status} ({method}: “{own}”)"),
        None if verdict.starts_with("Cannot") => verdict.to_owned(),
        None => format!("{verdict} ({method})"),
    };
    let verdicts: Vec<String> = expected.verdicts.into_iter().zip(METHODS).map(whole).collect();
    assert_eq!(row[5..], verdicts, "{keys}");
    let described = access::describe(&chart, Key { row: 0, column: 0 }, &EN).lines;
    assert!(verdicts.iter().all(|verdict| described.contains(verdict)), "{described:?}");
    let lines = access::workings(&chart, &EN).swap_remove(0).lines;
    for sentence in expected.working {
        assert!(lines.iter().any(|line| line == sentence), "{sentence} in {lines:#?}");
    }
    let statuses = expected.verdicts.map(|verdict| verdict.split('/').next().unwrap());
    let agree = usize::from(statuses.iter().all(|status| *status == statuses[0]));
    let first = statuses[0].split(':').next().unwrap();
    let summary = format!(
        "1 goal, 1 indicator. {first}: 1. 6 methods are compared; they agree on {agree} of 1 indicator."
    );
    assert_eq!(access::summary(&chart, &EN), summary, "{keys}");
    assert_whole(&spec);
}
