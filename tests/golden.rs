//! The demo's charts, and a synthetic one with every flag and kind of missing, as text: scene, SVG and sentences, at three widths, in
//! English and Spanish, held against `tests/golden/`. Where one differs, the
//! new text is put into `tests/output/`. `GOLDEN=update cargo test --test golden`
//! accepts what is drawn now; look at the SVGs before.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;
#[path = "common/flagged.rs"]
mod flagged;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use carsi_charts::countries::{OUTLINES, install_outlines};
use carsi_charts::error::Problems;
use carsi_charts::figure::{self, Figure};
use carsi_charts::format::{Lang, Locale};
use carsi_charts::model::{Chart, check};
use carsi_charts::scene::{Color, Scene, Shape};
use carsi_charts::{access, paint, read, spec};
use common::{Stage, assert_inside, assert_targets, assert_texts_apart};

const SPECS: [&str; 18] = [
    "homicide",
    "goals",
    "rule-of-law-bars",
    "homicide-dots",
    "homicide-slope",
    "homicide-heat",
    "homicide-map",
    "homicide-tiles",
    "homicide-multiples",
    "rule-of-law",
    FREE,
    TABLE,
    FLAGGED,
    FLAGGED_GOALS,
    MARKED,
    PATHS,
    SCORECARD,
    RINGS,
];
/// Specs of the demo with one key changed.
const FREE: &str = "homicide-free";
const TABLE: &str = "homicide-table";
/// Not of the demo: see `common/flagged.rs`.
const FLAGGED: &str = "flagged";
const FLAGGED_GOALS: &str = "flagged-goals";
const MARKED: &str = "marked";
/// Invented: no target of the demo has a baseline.
const PATHS: &str = "paths";
const SCORECARD: &str = "scorecard";
const RINGS: &str = "rings";
const WIDTHS: [f64; 3] = [320.0, 640.0, 1200.0];
const LANGS: [(Lang, &str); 2] = [(Lang::En, "en"), (Lang::Es, "es")];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The chart of a demo spec, with every data file that the demo has.
fn chart(name: &str, lang: Lang) -> Chart {
    match name {
        FLAGGED => return flagged::line(lang),
        FLAGGED_GOALS => return flagged::goals(lang),
        MARKED => return flagged::marked(lang),
        PATHS | SCORECARD | RINGS => {
            let spec = fs::read_to_string(root().join(format!("tests/data/{name}.json"))).unwrap();
            return common::checking::run(&spec, &[], lang).0.unwrap();
        }
        _ => {}
    }
    install_outlines(OUTLINES);
    let data = root().join("www/data");
    let mut problems = Problems::default();
    let mut sources = Vec::new();
    for entry in fs::read_dir(&data).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "csv") {
            let file = path.file_name().unwrap().to_string_lossy().into_owned();
            sources.push((
                file,
                read::read(&fs::read(&path).unwrap(), &read::Request::default(), &mut problems),
            ));
        }
    }
    let (name, change) = match name {
        FREE => ("homicide-multiples", Some(("axis", "free"))),
        TABLE => ("homicide", Some(("view", "table"))),
        name => (name, None),
    };
    let text = fs::read_to_string(data.join(name).with_extension("json")).unwrap();
    let mut keys: serde_json::Value = serde_json::from_str(&text).unwrap();
    if let Some((key, value)) = change {
        keys[key] = value.into();
    }
    let spec = spec::parse(&keys.to_string(), &mut problems).expect("a sound spec");
    let chart = check::check(&spec, &sources, lang, &mut problems).expect("a chart");
    assert_eq!(problems.iter().collect::<Vec<_>>(), Vec::<&carsi_charts::error::Problem>::new());
    chart
}

fn drawn(chart: &Chart, width: f64, stage: &Stage) -> Figure {
    let height = figure::height(chart, &stage.view(width, 0.0)).natural;
    figure::arrange(chart, &stage.view(width, height))
}

fn hex(color: Color) -> String {
    let [r, g, b] = color.rgb;
    format!("#{r:02x}{g:02x}{b:02x}/{}", color.opacity)
}

/// A line a mark: part, look, points to a tenth of a pixel.
fn scene_text(scene: &Scene) -> String {
    let mut out = format!("{}x{}\n", scene.width, scene.height);
    for mark in &scene.marks {
        let points = |points: &[carsi_charts::geom::Point]| -> String {
            points.iter().map(|p| format!(" {:.1},{:.1}", p.x, p.y)).collect()
        };
        let line = match &mark.shape {
            Shape::Line { points: p, width, color } => format!("line {width} {}{}", hex(*color), points(p)),
            Shape::Fill { points: p, color } => format!("fill {}{}", hex(*color), points(p)),
            Shape::Text { at, anchor, font, color, text } => {
                let bold = if font.bold { " bold" } else { "" };
                format!(
                    "text {:?} {}{bold} {} {:.1},{:.1} {text:?}",
                    anchor,
                    font.size,
                    hex(*color),
                    at.x,
                    at.y
                )
            }
        };
        writeln!(out, "{:?} {line}", mark.part).unwrap();
    }
    out
}

/// All that the chart says: name, summary, table, and each reading in words.
fn sentences(chart: &Chart, figure: &Figure, locale: &dyn Locale) -> String {
    let mut out = format!("{}\n\n{}\n\n", access::name(chart, locale), access::summary(chart, locale));
    let table = access::table(chart, locale);
    writeln!(out, "{}\n{}", table.caption, table.head.join(" | ")).unwrap();
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|c| c.text.clone() + &c.mark).collect();
        writeln!(out, "{}", cells.join(" | ")).unwrap();
    }
    for explained in access::key(chart, locale) {
        writeln!(out, "{} {}", explained.sign, explained.text).unwrap();
    }
    out.push('\n');
    for target in &figure.targets {
        let said = access::describe(chart, target.key, locale);
        writeln!(out, "{}\n  {} | {} | {}", said.speech, said.title, said.value, said.lines.join(" | "))
            .unwrap();
    }
    out
}

/// Holds a text against its golden one; gives what is wrong.
fn held(name: &str, now: &str) -> Option<String> {
    let golden = root().join("tests/golden").join(name);
    if std::env::var("GOLDEN").is_ok_and(|v| v == "update") {
        fs::create_dir_all(golden.parent().unwrap()).unwrap();
        fs::write(&golden, now).unwrap();
        return None;
    }
    let before = fs::read_to_string(&golden).unwrap_or_default();
    if before == now {
        return None;
    }
    let output = root().join("tests/output");
    fs::create_dir_all(&output).unwrap();
    fs::write(output.join(name), now).unwrap();
    let differs = before.lines().zip(now.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or(before.lines().count().min(now.lines().count()));
    let show =
        |text: &str| text.lines().nth(line).unwrap_or("(nothing)").chars().take(200).collect::<String>();
    Some(format!("{name}, line {}:\n  golden {}\n  now    {}\n", line + 1, show(&before), show(now)))
}

#[test]
fn the_demo_charts_are_drawn_and_said_as_before() {
    let mut wrong = String::new();
    for spec in SPECS {
        for (lang, tag) in LANGS {
            let stage = Stage::new(lang);
            let chart = chart(spec, lang);
            for width in WIDTHS {
                let figure = drawn(&chart, width, &stage);
                let view = stage.view(width, figure.scene.height);
                wrong += &held(&format!("{spec}-{width}-{tag}.scene.txt"), &scene_text(&figure.scene))
                    .unwrap_or_default();
                wrong += &held(&format!("{spec}-{width}-{tag}.svg"), &paint::svg(&figure.scene, view.theme))
                    .unwrap_or_default();
            }
            let figure = drawn(&chart, 640.0, &stage);
            let text = sentences(&chart, &figure, stage.view(640.0, 0.0).locale);
            wrong += &held(&format!("{spec}-{tag}.txt"), &text).unwrap_or_default();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn nothing_is_clipped_and_no_text_lies_on_another() {
    for spec in SPECS {
        for (lang, _) in LANGS {
            let stage = Stage::new(lang);
            let chart = chart(spec, lang);
            for width in [280.0, 320.0, 375.0, 480.0, 640.0, 768.0, 1000.0, 1200.0, 1600.0] {
                let figure = drawn(&chart, width, &stage);
                let view = stage.view(width, figure.scene.height);
                assert_inside(&figure.scene, view.measure);
                assert_texts_apart(&figure.scene, view.measure);
                assert_targets(&figure);
            }
        }
    }
}

#[test]
fn the_same_chart_gives_the_same_figure() {
    let stage = Stage::new(Lang::En);
    for spec in SPECS {
        let chart = chart(spec, Lang::En);
        assert_eq!(drawn(&chart, 640.0, &stage), drawn(&chart, 640.0, &stage));
    }
}
