//! What bars and dots draw, row by row. The figures are invented.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;
#[path = "common/invented.rs"]
mod invented;

use carsi_charts::access;
use carsi_charts::figure::{self, Figure, Key};
use carsi_charts::format::Lang;
use carsi_charts::geom::{Point, Rect};
use carsi_charts::interact::{Event, Move, State, step};
use carsi_charts::model::*;
use carsi_charts::scene::{Anchor, Mark, Part, Shape};
use common::{Stage, assert_inside, assert_targets, assert_texts_apart};
use invented::{finite, number, numbers, series};

const C: Role = Role::Highlighted;

fn indicator(view: ViewKind, year: Option<Year>, series: Vec<Series>) -> Indicator {
    let years = || series.iter().flat_map(|s| s.readings.iter().map(|r| r.year));
    let years = (years().min().unwrap(), years().max().unwrap());
    let show = Show { view, year, ..Show::default() };
    Indicator { years, show, series, ..invented::indicator(Lang::En, [C; 3]) }
}

fn drawn(indicator: Indicator, width: f64) -> (Figure, Chart) {
    let chart = invented::chart(Kind::Indicator(indicator));
    let stage = Stage::new(Lang::En);
    let height = figure::height(&chart, &stage.view(width, 0.0)).natural;
    let figure = figure::arrange(&chart, &stage.view(width, height));
    (figure, chart)
}

/// Texts of a part from the top down, and from the left.
fn texts(figure: &Figure, part: Part) -> Vec<String> {
    let mut found: Vec<(f64, f64, String)> = Vec::new();
    for mark in figure.scene.marks.iter().filter(|m| m.part == part) {
        if let Shape::Text { at, text, .. } = &mark.shape {
            found.push((at.y, at.x, text.clone()));
        }
    }
    found.sort_by(|a, b| a.partial_cmp(b).unwrap());
    found.into_iter().map(|(.., text)| text).collect()
}

fn boxes(figure: &Figure, part: Part) -> Vec<Rect> {
    let fill = |m: &Mark| match &m.shape {
        Shape::Fill { points, .. } if m.part == part => {
            let (x, y) = (|p: &Point| p.x, |p: &Point| p.y);
            let low = |f: fn(&Point) -> f64| points.iter().map(f).fold(f64::INFINITY, f64::min);
            let high = |f: fn(&Point) -> f64| points.iter().map(f).fold(f64::NEG_INFINITY, f64::max);
            Some(Rect { left: low(x), top: low(y), right: high(x), bottom: high(y) })
        }
        _ => None,
    };
    figure.scene.marks.iter().filter_map(fill).collect()
}

/// The pixel of a value, read off the scale's own labels.
fn at(figure: &Figure, label: &str) -> f64 {
    let found = figure.scene.marks.iter().find_map(|m| match &m.shape {
        Shape::Text { at, text, .. } if m.part == Part::Axis && text == label => Some(at.x),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no {label} on the scale"))
}

fn three() -> Vec<Series> {
    vec![
        series("HND", C, numbers(&[(2001, 10.0), (2002, 20.0)])),
        series("PAN", C, numbers(&[(2001, 30.0), (2002, 40.0)])),
        series("BLZ", C, numbers(&[(2001, 5.0)])),
        series("WLD", Role::Comparator, numbers(&[(2001, 50.0), (2002, 60.0)])),
    ]
}

#[test]
fn bars_rank_the_latest_and_say_an_earlier_year() {
    let (figure, chart) = drawn(indicator(ViewKind::Bars, None, three()), 640.0);
    assert_eq!(texts(&figure, Part::Label), ["Panama", "Honduras", "Belize", "World"]);
    assert_eq!(texts(&figure, Part::Words), ["40.0", "20.0", "5.0 (2001)", "60.0"]);
    let (zero, sixty) = (at(&figure, "0"), at(&figure, "60"));
    for (bar, value) in boxes(&figure, Part::Bar).iter().zip([40.0, 20.0, 5.0, 60.0]) {
        assert!((bar.left - zero).abs() < 1e-9);
        assert!((bar.width() - (sixty - zero) * value / 60.0).abs() < 1e-9, "{value}: {bar:?}");
    }
    // The comparator stands farther from the countries than they from one another.
    let tops: Vec<f64> = boxes(&figure, Part::Bar).iter().map(|b| b.top).collect();
    assert!(tops[3] - tops[2] > tops[2] - tops[1] + 10.0, "{tops:?}");
    assert_eq!(access::name(&chart, &invented::EN), "Bar chart: Lost umbrellas, 3 countries, latest figures");
}

#[test]
fn a_highlighted_comparator_is_in_colour_and_still_apart() {
    let mut all = three();
    all.iter_mut().for_each(|s| s.role = Role::Muted);
    all[3].role = Role::Highlighted;
    let (figure, chart) = drawn(indicator(ViewKind::Bars, None, all), 640.0);
    assert_eq!(texts(&figure, Part::Label), ["Panama", "Honduras", "Belize", "World"]);
    let tops: Vec<f64> = boxes(&figure, Part::Bar).iter().map(|b| b.top).collect();
    assert!(tops[3] - tops[2] > tops[2] - tops[1] + 10.0, "{tops:?}");
    assert_eq!(access::name(&chart, &invented::EN), "Bar chart: Lost umbrellas, 3 countries, latest figures");
    // The highest is the highest of the countries.
    let summary = access::summary(&chart, &invented::EN);
    assert!(
        summary.contains("highest in Panama") && summary.contains("In the world the figure rose"),
        "{summary}"
    );
}

#[test]
fn the_order_given_is_kept_and_what_has_no_figure_is_last_with_its_reason() {
    let mut all = three();
    all[2].readings.push(Reading { value: Value::Missing(Missing::Suppressed), ..number(2002, 0.0) });
    let mut shown = indicator(ViewKind::Bars, Some(2002), all);
    let (figure, _) = drawn(shown.clone(), 640.0);
    assert_eq!(texts(&figure, Part::Label), ["Panama", "Honduras", "Belize", "World"]);
    assert_eq!(texts(&figure, Part::Words), ["40.0", "20.0", "withheld by the source", "60.0"]);
    assert_eq!(boxes(&figure, Part::Bar).len(), 3, "no bar for what is missing");
    let missing = figure.target(Key { row: 2, column: 1 }).unwrap();
    assert!(!missing.drawn);
    // It is pointed at all the same.
    let (state, _) = step(&figure, State::default(), Event::Hover(missing.hit.centre()));
    assert_eq!(state.pointed, Some(missing.key));
    shown.show.given = true;
    assert_eq!(texts(&drawn(shown, 640.0).0, Part::Label), ["Honduras", "Panama", "Belize", "World"]);
}

#[test]
fn the_summary_of_an_earlier_year_tells_of_that_year() {
    let (_, chart) = drawn(indicator(ViewKind::Bars, Some(2001), three()), 640.0);
    let said = access::summary(&chart, &invented::EN);
    assert!(said.contains("2001") && said.contains("30.0") && !said.contains("2002"), "{said}");
}

#[test]
fn negative_bars_go_left_from_zero_and_whiskers_span_their_interval() {
    let mut low = number(2002, -5.0);
    low.interval = Some(Interval { low: finite(-8.0), high: finite(-2.0) });
    let rows = vec![series("HND", C, vec![low]), series("PAN", C, numbers(&[(2002, 5.0)]))];
    let (figure, _) = drawn(indicator(ViewKind::Bars, None, rows), 640.0);
    let zero = figure.targets.iter().find(|t| t.key.row == 1).unwrap();
    let bars = boxes(&figure, Part::Bar);
    assert!((bars[0].left - bars[1].right).abs() < 1e-9, "both begin at zero: {bars:?}");
    assert!((bars[0].width() - bars[1].width()).abs() < 1e-9);
    assert!((zero.at.x - bars[0].right).abs() < 1e-9);
    let unit = bars[0].width() / 5.0;
    let whisker = figure.scene.marks.iter().find_map(|m| match &m.shape {
        Shape::Line { points, .. } if m.part == Part::Band => Some((points[0].x, points[1].x)),
        _ => None,
    });
    let (left, right) = whisker.unwrap();
    assert!((bars[1].left - left - 3.0 * unit).abs() < 1e-6 && (right - left - 6.0 * unit).abs() < 1e-6);
    assert_eq!(texts(&figure, Part::Words), ["5.0", "\u{2212}5.0"]);
}

#[test]
fn keys_walk_the_rows_as_they_stand() {
    let (figure, _) = drawn(indicator(ViewKind::Bars, None, three()), 640.0);
    let mut state = step(&figure, State::default(), Event::Focus).0;
    let mut rows = vec![state.pointed.unwrap().row];
    for _ in 0..4 {
        state = step(&figure, state, Event::Key(Move::Down)).0;
        rows.push(state.pointed.unwrap().row);
    }
    assert_eq!(rows, [1, 0, 2, 3, 3]);
}

#[test]
fn an_arrow_points_where_the_value_went() {
    let rows = vec![
        series("HND", C, numbers(&[(2001, 10.0), (2002, 40.0)])),
        series("PAN", C, numbers(&[(2001, 40.0), (2002, 20.0)])),
        series("BLZ", C, numbers(&[(2001, 30.0)])),
    ];
    let (figure, _) = drawn(indicator(ViewKind::Dots, None, rows), 640.0);
    assert_eq!(texts(&figure, Part::Label), ["Honduras", "Belize", "Panama"]);
    assert_eq!(
        texts(&figure, Part::Words),
        ["2001", "2002", "10.0", "40.0", "30.0", "2002: no data", "20.0", "40.0"]
    );
    // A head is a triangle; its tip is its first point.
    let heads: Vec<(f64, f64)> = figure
        .scene
        .marks
        .iter()
        .filter_map(|m| match &m.shape {
            Shape::Fill { points, .. } if m.part == Part::Series && points.len() == 3 => {
                Some((points[0].x, points[1].x))
            }
            _ => None,
        })
        .collect();
    assert_eq!(heads.len(), 2);
    assert!(heads[0].0 > heads[0].1 && (heads[0].0 - at(&figure, "40")).abs() < 1e-9, "up is to the right");
    assert!(heads[1].0 < heads[1].1 && (heads[1].0 - at(&figure, "20")).abs() < 1e-9, "down is to the left");
}

#[test]
fn every_size_and_every_number_can_be_drawn() {
    let hostile: [&[(Year, f64)]; 7] = [
        &[(2001, 5.0)],
        &[(2001, 0.0), (2002, 0.0)],
        &[(2001, 1e15), (2002, 1e15 + 2.0)],
        &[(2001, 1e-9), (2002, 2e-9)],
        &[(2001, -1e300), (2002, 1e300)],
        &[(2001, f64::MAX), (2002, f64::MIN)],
        &[(2001, 0.1), (2002, 0.3)],
    ];
    let stage = Stage::new(Lang::En);
    for view in [ViewKind::Bars, ViewKind::Dots] {
        for values in hostile {
            let rows = vec![series("HND", C, numbers(values)), series("SLV", C, numbers(&values[..1]))];
            for width in [280.0, 320.0, 480.0, 640.0, 1000.0, 1200.0] {
                let (figure, _) = drawn(indicator(view, None, rows.clone()), width);
                assert_inside(&figure.scene, stage.view(width, 0.0).measure);
                assert_texts_apart(&figure.scene, stage.view(width, 0.0).measure);
                assert_targets(&figure);
            }
            let chart = invented::chart(Kind::Indicator(indicator(view, None, rows)));
            for (width, height) in [(1.0, 1.0), (100_000.0, 1.0), (1.0, 100_000.0), (20.0, 20.0)] {
                for target in figure::arrange(&chart, &stage.view(width, height)).targets {
                    assert!(target.at.x.is_finite() && target.at.y.is_finite());
                }
            }
        }
    }
}

#[test]
fn no_line_of_the_grid_goes_through_a_number() {
    for view in [ViewKind::Bars, ViewKind::Dots] {
        let (figure, _) = drawn(indicator(view, None, three()), 640.0);
        let marks = &figure.scene.marks;
        let numbers = marks.iter().enumerate().filter(|(_, m)| m.part == Part::Words);
        let stage = Stage::new(Lang::En);
        let (measure, background) = (stage.view(640.0, 0.0).measure, stage.view(640.0, 0.0).theme.background);
        let mut seen = 0;
        for (n, mark) in numbers {
            let Shape::Text { at, anchor, font, text, .. } = &mark.shape else { continue };
            // The key above the plot is not among the lines.
            if at.y < figure.plot.top {
                continue;
            }
            seen += 1;
            let Shape::Fill { points, color } = &marks[n - 1].shape else { panic!("nothing under {text}") };
            assert_eq!(*color, background);
            let wide = measure.width(text, *font);
            let left = if *anchor == Anchor::End { at.x - wide } else { at.x };
            let (x, y) = (points.iter().map(|p| p.x), points.iter().map(|p| p.y));
            assert!(
                x.clone().fold(f64::MAX, f64::min) <= left && x.fold(0.0, f64::max) >= left + wide,
                "{text}"
            );
            assert!(y.clone().fold(f64::MAX, f64::min) < at.y && y.fold(0.0, f64::max) > at.y, "{text}");
            let over =
                marks[n..].iter().any(|m| m.part == Part::Grid && matches!(m.shape, Shape::Line { .. }));
            assert!(!over, "{text}");
        }
        assert!(seen >= 4, "{view:?}: {seen}");
    }
}
