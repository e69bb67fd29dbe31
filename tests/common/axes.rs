//! Whole charts with a value axis, drawn, and what their axes say.

use carsi_charts::figure::{self, Figure, Key};
use carsi_charts::format::Lang;
use carsi_charts::geom::Point;
use carsi_charts::model::Chart;
use carsi_charts::scene::{Mark, Part, Shape};

use crate::common::{Stage, assert_inside, assert_targets, checking};

/// All views with a value axis. The first three run it upwards.
pub const VIEWS: [&str; 5] = ["line", "multiples", "slope", "dots", "bars"];

pub fn upwards(view: &str) -> bool {
    ["line", "multiples", "slope"].contains(&view)
}

pub fn spec(view: &str, keys: &str) -> String {
    format!(r#"{{"version":1,"chart":"country-indicator","data":"d","view":"{view}"{keys}}}"#)
}

/// The chart of a CSV file.
pub fn chart(view: &str, keys: &str, csv: &str, lang: Lang) -> Chart {
    let (chart, said) = checking::run(&spec(view, keys), &[("d", csv)], lang);
    chart.unwrap_or_else(|| panic!("{view} {csv}: {said:?}"))
}

/// Belize from 2001 on, a value a year.
pub fn belize(values: &[&str]) -> String {
    let rows = (2001..).zip(values).map(|(year, value)| format!("BLZ,{year},{value}\n"));
    format!("country,year,value\n{}", rows.collect::<String>())
}

/// Three countries with a value each in 2020, and 2021 the same.
pub fn countries(values: &[&str]) -> String {
    let rows = ["BLZ", "HND", "PAN"].iter().zip(values);
    let rows = rows.map(|(code, value)| format!("{code},2020,{value}\n{code},2021,{value}\n"));
    format!("country,year,value\n{}", rows.collect::<String>())
}

/// The chart at low and usual heights, narrow and wide: sound at each.
pub fn drawn(chart: &Chart, lang: Lang, mut then: impl FnMut(&Figure)) {
    let stage = Stage::new(lang);
    for width in [320.0, 1200.0] {
        for height in [120.0, 400.0] {
            let view = stage.view(width, height);
            let figure = figure::arrange(chart, &view);
            for mark in &figure.scene.marks {
                match &mark.shape {
                    Shape::Line { points, .. } | Shape::Fill { points, .. } => {
                        assert!(points.iter().all(|p| p.x.is_finite() && p.y.is_finite()), "{mark:?}");
                    }
                    Shape::Text { at, .. } => assert!(at.x.is_finite() && at.y.is_finite(), "{mark:?}"),
                }
            }
            assert_inside(&figure.scene, view.measure);
            assert_targets(&figure);
            then(&figure);
        }
    }
}

/// From the least to the greatest.
pub fn span(points: &[Point], of: fn(&Point) -> f64) -> (f64, f64) {
    let all = || points.iter().map(of);
    (all().fold(f64::MAX, f64::min), all().fold(f64::MIN, f64::max))
}

pub fn texts(figure: &Figure) -> Vec<(Part, Point, &str)> {
    let text = |m: &'_ Mark| matches!(m.shape, Shape::Text { .. });
    let marks = figure.scene.marks.iter().filter(|m| text(m));
    marks
        .map(|m| match &m.shape {
            Shape::Text { at, text, .. } => (m.part, *at, text.as_str()),
            _ => unreachable!(),
        })
        .collect()
}

/// The number that an English label says.
pub fn number(label: &str) -> Option<f64> {
    let plain: String = label
        .chars()
        .filter(|c| *c != ',')
        .map(|c| match c {
            '−' | '⁻' => '-',
            '⁰' => '0',
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁴'..='⁹' => char::from_u32(u32::from(c) - 0x2070 + u32::from('0')).unwrap(),
            c => c,
        })
        .collect();
    plain.replace("×10", "e").parse().ok()
}

/// Labels of the value axis, each with its place along it.
pub fn ticks<'a>(figure: &'a Figure, view: &str) -> Vec<(f64, &'a str)> {
    texts(figure)
        .into_iter()
        .filter(|(part, at, text)| {
            *part == Part::Axis
                && number(text).is_some()
                && (!upwards(view) || at.y < figure.scene.height - 20.0)
        })
        .map(|(_, at, text)| (if upwards(view) { at.y } else { at.x }, text))
        .collect()
}

/// No two labels are the same, and each number stands where the scale, as read
/// off two readings, has it.
pub fn assert_true_ticks(figure: &Figure, view: &str, readings: [(Key, f64); 2]) {
    let found = ticks(figure, view);
    assert!(found.len() >= 2, "{view}: {found:?}");
    let mut once: Vec<&str> = found.iter().map(|(_, text)| *text).collect();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), found.len(), "{view}: {found:?}");
    let place = |key| {
        let at = figure.target(key).unwrap().at;
        if upwards(view) { at.y } else { at.x }
    };
    let [(a, low), (b, high)] = readings;
    let (start, end) = (place(a), place(b));
    for (at, text) in found {
        let share = (number(text).unwrap() - low) / (high - low);
        let wanted = start + share * (end - start);
        assert!((wanted - at).abs() < 0.5, "{view}: {text:?} at {at}, its value at {wanted}");
    }
}
