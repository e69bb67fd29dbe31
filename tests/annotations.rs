//! Reference values and annotations: drawn where they cover nothing, and in the words. The figures are invented.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use carsi_charts::access;
use carsi_charts::figure::{self, Figure, Key};
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::Chart;
use carsi_charts::scene::{Part, Shape};
use common::{Stage, assert_inside, assert_targets, assert_texts_apart, checking};

fn chart(keys: &str, lang: Lang) -> (Chart, Vec<String>) {
    let rows: Vec<String> = (2001..=2012)
        .map(|year| format!(r#"{{"country":"HND","year":{year},"value":{}}}"#, 20 + (year * 7) % 13))
        .collect();
    let spec = format!(
        r#"{{"version":1,"chart":"country-indicator","unit":"per town","decimals":0{keys},"readings":[{}]}}"#,
        rows.join(",")
    );
    let (chart, said) = checking::run(&spec, &[], lang);
    (chart.unwrap(), said)
}

fn drawn(chart: &Chart, lang: Lang, width: f64) -> Figure {
    let stage = Stage::new(lang);
    let view = stage.view(width, 340.0);
    let figure = figure::arrange(chart, &view);
    assert_inside(&figure.scene, view.measure);
    assert_texts_apart(&figure.scene, view.measure);
    assert_targets(&figure);
    figure
}

fn words(figure: &Figure) -> Vec<(String, f64)> {
    let own = figure.scene.marks.iter().filter(|m| m.part == Part::Words);
    own.filter_map(|m| match &m.shape {
        Shape::Text { text, at, .. } => Some((text.clone(), at.y)),
        _ => None,
    })
    .collect()
}

/// Heights of the level lines among the words.
fn levels(figure: &Figure) -> Vec<f64> {
    let mut levels = Vec::new();
    for mark in figure.scene.marks.iter().filter(|m| m.part == Part::Words) {
        if let Shape::Line { points, .. } = &mark.shape
            && points.len() == 2
            && points[0].y == points[1].y
            && !levels.contains(&points[0].y)
        {
            levels.push(points[0].y);
        }
    }
    levels
}

const REFERENCES: &str = r#","references":[{"value":45.5,"label":{"en":"Invented line","es":"Línea inventada"}},{"value":10,"label":"Low"}]"#;

#[test]
fn the_axis_holds_references_and_the_key_names_them_in_full() {
    for (lang, label) in [(Lang::En, "Invented line"), (Lang::Es, "Línea inventada")] {
        let (chart, said) = chart(REFERENCES, lang);
        assert_eq!(said, Vec::<String>::new());
        for width in [320.0, 640.0, 1200.0] {
            let figure = drawn(&chart, lang, width);
            let (rules, words) = (levels(&figure), words(&figure));
            assert_eq!(rules.len(), 2, "{rules:?}");
            assert!(rules.iter().all(|y| figure.plot.top <= *y && *y <= figure.plot.bottom));
            assert_eq!(words.iter().map(|w| w.0.as_str()).collect::<Vec<_>>(), [label, "Low"]);
            for ((_, y), rule) in words.iter().zip(&rules) {
                assert!((y - rule).abs() < 12.0, "a label is beside its own line");
            }
        }
        let key: Vec<String> =
            access::key(&chart, &NativeLocale { lang }).into_iter().map(|e| e.text).collect();
        let number = if lang == Lang::En { "45.5" } else { "45,5" };
        assert!(key.contains(&format!("{label}: {number} per town")), "{key:?}");
    }
    let plain = chart("", Lang::En).0;
    assert_eq!(access::csv(&chart(REFERENCES, Lang::En).0), access::csv(&plain));
}

#[test]
fn near_references_have_labels_that_are_not_taken_for_one_anothers() {
    let keys = r#","references":[{"value":40,"label":"Upper"},{"value":39,"label":"Middle"},{"value":38,"label":"Lower"}]"#;
    let (chart, _) = chart(keys, Lang::En);
    let figure = drawn(&chart, Lang::En, 640.0);
    let (rules, words) = (levels(&figure), words(&figure));
    for (text, y) in &words {
        let own = rules[["Upper", "Middle", "Lower"].iter().position(|l| l == text).unwrap()];
        assert!(
            rules.iter().all(|rule| (rule - y).abs() >= (own - y).abs()),
            "{text} at {y} among {rules:?}"
        );
    }
    assert!(words.len() >= 2, "{words:?}");
}

#[test]
fn an_annotation_is_beside_its_reading_and_spoken_with_it() {
    let keys = r#","annotations":[{"country":"Honduras","year":2005,"text":"A long remark that has no meaning at all","description":"Nothing happened."},{"country":"HND","year":2009,"text":"Second"}]"#;
    let (chart, said) = chart(keys, Lang::En);
    assert_eq!(said, Vec::<String>::new());
    let figure = drawn(&chart, Lang::En, 1200.0);
    let text: Vec<String> = words(&figure).into_iter().map(|w| w.0).collect();
    assert_eq!(text.join(" "), "① A long remark that has no meaning at all ② Second");
    assert!(text.len() >= 3, "wrapped: {text:?}");
    for width in [280.0, 320.0, 480.0, 640.0] {
        let text = words(&drawn(&chart, Lang::En, width));
        assert!(
            text.iter().any(|w| w.0.starts_with('①')) && text.iter().any(|w| w.0.starts_with('②')),
            "{text:?}"
        );
    }
    let told = access::describe(&chart, Key { row: 0, column: 4 }, &NativeLocale::default());
    assert_eq!(told.lines, ["Nothing happened."]);
    assert!(told.speech.ends_with("Nothing happened."), "{}", told.speech);
    let other = access::describe(&chart, Key { row: 0, column: 8 }, &NativeLocale::default());
    assert_eq!(other.lines, ["Second"]);
    let key = access::key(&chart, &NativeLocale::default());
    let signs: Vec<(&str, &str)> = key.iter().map(|e| (e.sign, e.text.as_str())).collect();
    assert!(
        signs.contains(&("①", "Honduras, 2005: A long remark that has no meaning at all. Nothing happened."))
    );
    assert!(signs.contains(&("②", "Honduras, 2009: Second")), "{signs:?}");
}

#[test]
fn words_cover_no_line() {
    let keys = r#","annotations":[{"country":"HND","year":2003,"text":"One"},{"country":"HND","year":2007,"text":"Two of them"},{"country":"HND","year":2011,"text":"Three"}]"#;
    let (chart, _) = chart(keys, Lang::En);
    let stage = Stage::new(Lang::En);
    for width in [480.0, 640.0, 1200.0] {
        let figure = drawn(&chart, Lang::En, width);
        let boxes = figure.scene.marks.iter().filter(|m| m.part == Part::Words);
        let boxes: Vec<_> =
            boxes.filter_map(|m| common::text_box(&m.shape, stage.view(1.0, 1.0).measure)).collect();
        for target in figure.targets.iter().filter(|t| t.drawn) {
            for (left, top, right, bottom) in &boxes {
                let p = target.at;
                assert!(!(*left..=*right).contains(&p.x) || !(*top..=*bottom).contains(&p.y), "{p:?}");
            }
        }
    }
}

#[test]
fn what_is_not_shown_is_said_and_left_out() {
    let keys = r#","annotations":[{"country":"HND","year":2031,"text":"Late"},{"country":"GTM","year":2005,"text":"Other"},{"country":"Mordor","year":2005,"text":"None"}],"scale":"log","references":[{"value":-1.5,"label":"Below"}]"#;
    let (chart, said) = chart(keys, Lang::En);
    assert_eq!(
        said,
        [
            "W-LOG-NONPOSITIVE /references/0/value [-1.5] reference",
            "W-COUNTRY-ABSENT /annotations/0 [HND 2031]",
            "W-COUNTRY-ABSENT /annotations/1 [GTM 2005]",
            "W-COUNTRY-UNKNOWN /annotations/2/country [Mordor]",
        ]
    );
    assert_eq!(words(&drawn(&chart, Lang::En, 640.0)), Vec::new());
    assert!(access::key(&chart, &NativeLocale::default()).iter().all(|e| !e.text.contains("Late")));
}

#[test]
fn an_annotation_of_a_year_without_a_figure_stands_at_the_foot() {
    let spec = r#"{"version":1,"chart":"country-indicator","annotations":[{"country":"BLZ","year":2002,"text":"No count"}],
        "readings":[{"country":"BLZ","year":2001,"value":4},{"country":"BLZ","year":2003,"value":5}]}"#;
    let (chart, said) = checking::run(spec, &[], Lang::En);
    assert_eq!(said, Vec::<String>::new());
    let figure = drawn(&chart.unwrap(), Lang::En, 640.0);
    assert_eq!(words(&figure).len(), 1);
}

#[test]
fn views_that_have_no_place_for_them_say_so() {
    let annotations = r#","annotations":[{"country":"HND","year":2005,"text":"Invented event"}]"#;
    for view in ["bars", "dots", "slope", "multiples", "heat", "map", "tiles", "table"] {
        for (keys, place) in [(REFERENCES, "/references"), (annotations, "/annotations")] {
            let asked = |more: &str| chart(&format!(r#"{keys},"view":"{view}"{more}"#), Lang::En).1;
            assert_eq!(asked(""), [format!("W-MARK-VIEW {place} []")], "{view}");
            // Where visitors switch, they are those of the lines.
            assert_eq!(asked(r#","controls":["line","bars"]"#), Vec::<String>::new(), "{view}");
        }
    }
    assert_eq!(chart(&format!(r#"{REFERENCES},"view":"line""#), Lang::En).1, Vec::<String>::new());
}
