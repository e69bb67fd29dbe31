//! What the slope chart draws, mark by mark. The figures are invented.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;
#[path = "common/flagged.rs"]
mod flagged;

use carsi_charts::access;
use carsi_charts::figure::{self, Figure, Key};
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::{Chart, Kind, Role, Series, ViewKind};
use carsi_charts::scene::{Part, Scene, Shape};
use common::{Stage, assert_inside, assert_targets, assert_texts_apart};
use flagged::series;

fn chart(series: Vec<Series>) -> Chart {
    let mut chart = flagged::line_of(series);
    let Kind::Indicator(indicator) = &mut chart.kind else { panic!() };
    indicator.show.view = ViewKind::Slope;
    chart
}

fn drawn(chart: &Chart) -> Figure {
    figure::arrange(chart, &Stage::new(Lang::En).view(640.0, 400.0))
}

fn texts(scene: &Scene, part: Part) -> Vec<&str> {
    let marks = scene.marks.iter().filter(|m| m.part == part);
    marks
        .filter_map(|m| match &m.shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

fn series_lines(figure: &Figure) -> usize {
    let marks = figure.scene.marks.iter().filter(|m| m.part == Part::Series);
    marks.filter(|m| matches!(m.shape, Shape::Line { .. })).count()
}

fn sound(chart: &Chart) {
    for lang in [Lang::En, Lang::Es] {
        let stage = Stage::new(lang);
        for width in [280.0, 320.0, 480.0, 640.0, 1000.0, 1200.0] {
            let height = figure::height(chart, &stage.view(width, 0.0)).natural;
            let view = stage.view(width, height);
            let figure = figure::arrange(chart, &view);
            assert_inside(&figure.scene, view.measure);
            assert_texts_apart(&figure.scene, view.measure);
            assert_targets(&figure);
            for target in &figure.targets {
                assert_inside(&figure::overlay(chart, &figure, &view, target.key), view.measure);
            }
        }
    }
}

#[test]
fn from_the_first_year_to_the_last_by_value() {
    let chart = chart(vec![
        series("HND", Role::Highlighted, "30 99 10"),
        series("GTM", Role::Highlighted, "10 - 20"),
    ]);
    let figure = drawn(&chart);
    let at = |row, column| figure.target(Key { row, column }).unwrap().at;
    assert_eq!(figure.targets.len(), 4, "the two years alone");
    // Unit and years above, a foot below; the middle year has no say in the scale.
    assert_eq!([at(0, 0).y, at(0, 2).y, at(1, 0).y, at(1, 2).y], [52.0, 376.0, 376.0, 214.0]);
    assert_eq!((at(0, 0).x, at(1, 2).x), (figure.plot.left, figure.plot.right));
    assert_eq!(texts(&figure.scene, Part::Axis), ["units", "2001", "2003"]);
    assert_eq!(
        texts(&figure.scene, Part::Label),
        ["Honduras 30", "Guatemala 10", "Guatemala 20", "Honduras 10"]
    );
    let stop = |row, column| figure.target(Key { row, column }).unwrap().stop;
    assert_eq!((stop(1, 2).line, stop(1, 2).place), (0, 1), "the highest at the right comes first");
    assert_eq!((stop(0, 0).line, stop(0, 0).place), (1, 0));
    assert_eq!(series_lines(&figure), 2);
    sound(&chart);
}

#[test]
fn a_series_with_one_of_the_years_is_a_dot_and_its_other_year_is_reached() {
    let chart = chart(vec![
        series("HND", Role::Highlighted, "30 20 10"),
        series("GTM", Role::Highlighted, "25 20 -"),
        series("CRI", Role::Highlighted, "s 5 0"),
        series("PAN", Role::Highlighted, "- 7 -"),
    ]);
    let figure = drawn(&chart);
    let target = |row, column| *figure.target(Key { row, column }).unwrap();
    assert_eq!(figure.targets.len(), 8);
    let (missing, zero) = (target(1, 2), target(2, 2));
    assert!(!missing.drawn && zero.drawn);
    assert!(missing.at.y > zero.at.y, "below the place of every value, zero too");
    assert!(missing.hit.width() > 0.0 && !missing.hit.contains(zero.at));
    assert_ne!(missing.at, target(3, 2).at, "one beside the other");
    let lines: Vec<usize> = (0..4).map(|row| target(row, 2).stop.line).collect();
    assert_eq!(lines, [0, 2, 1, 3], "missing ones last");
    let labels = texts(&figure.scene, Part::Label);
    assert_eq!(labels, ["Honduras 30", "Guatemala 25", "Honduras 10", "Costa Rica 0"]);
    let narrow = figure::arrange(&chart, &Stage::new(Lang::En).view(280.0, 340.0));
    assert_eq!(texts(&narrow.scene, Part::Label)[..2], ["30", "GTM 25"], "where the right has no name");
    // One line, and the cross of the number that is withheld.
    assert_eq!(series_lines(&figure), 1 + 2);
    sound(&chart);
}

#[test]
fn comparators_are_dashed_breaks_dotted_and_tentative_dots_hollow() {
    let pieces = |role, marks: &str| series_lines(&drawn(&chart(vec![series("WLD", role, marks)])));
    let (plain, dashed) = (pieces(Role::Highlighted, "1 2 3"), pieces(Role::Comparator, "1 2 3"));
    let dotted = pieces(Role::Highlighted, "1 2b 3");
    assert_eq!(plain, 1);
    assert!(dashed > 10 && dotted > dashed, "{dashed} {dotted}");
    assert_eq!(pieces(Role::Highlighted, "1b 2 3"), 1, "nothing before it is compared");
    let dots = |marks: &str| {
        let figure = drawn(&chart(vec![series("HND", Role::Highlighted, marks)]));
        let marks = figure.scene.marks.iter().filter(|m| m.part == Part::Series);
        marks.filter(|m| matches!(m.shape, Shape::Fill { .. })).count()
    };
    assert_eq!((dots("1 2"), dots("1 2p"), dots("1e 2f")), (2, 3, 4));
}

#[test]
fn odd_numbers_and_one_year() {
    let of = |marks: &[&str]| {
        let codes = ["HND", "GTM", "SLV", "BLZ", "CRI", "NIC", "PAN"];
        chart(codes.iter().zip(marks).map(|(code, m)| series(code, Role::Highlighted, m)).collect())
    };
    for marks in [
        vec!["5 5"; 7],
        vec!["-3 4", "2 -8", "0 0"],
        vec!["1000000000000000 2", "3 1000000000000000"],
        vec!["7"],
        vec!["7", "9", "8"],
        vec!["s 7", "7 s"],
    ] {
        sound(&of(&marks));
    }
    let one = drawn(&of(&["7", "9"]));
    assert_eq!(one.targets.len(), 2, "one year, one target");
    assert_eq!(texts(&one.scene, Part::Axis), ["units", "2001"]);
    let equal = drawn(&of(&["5 5", "5 5"]));
    assert!(equal.targets.iter().all(|t| t.at.y == equal.targets[0].at.y));
    sound(&flagged_chart());
}

fn flagged_chart() -> Chart {
    let mut chart = flagged::line(Lang::En);
    let Kind::Indicator(indicator) = &mut chart.kind else { panic!() };
    indicator.show.view = ViewKind::Slope;
    chart
}

#[test]
fn sizes_without_room_are_borne() {
    let stage = Stage::new(Lang::Es);
    for (width, height) in [(1.0, 1.0), (1.0, 400.0), (400.0, 1.0), (60.0, 60.0), (1e5, 1e5), (1e5, 1.0)] {
        let chart = flagged_chart();
        let view = stage.view(width, height);
        let figure = figure::arrange(&chart, &view);
        assert_targets(&figure);
        for mark in &figure.scene.marks {
            if let Shape::Line { points, .. } | Shape::Fill { points, .. } = &mark.shape {
                assert!(points.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
            }
        }
        assert_texts_apart(&figure.scene, view.measure);
    }
}

#[test]
fn whom_there_is_nothing_to_draw_of_is_named_in_the_key() {
    let all = |belize: &str| {
        chart(vec![series("HND", Role::Highlighted, "1 2 3"), series("BLZ", Role::Highlighted, belize)])
    };
    let named = |chart: &Chart, lang| {
        let key = access::key(chart, &NativeLocale { lang });
        key.into_iter().filter(|e| e.sign == "–").map(|e| e.text).collect::<Vec<_>>()
    };
    let Kind::Indicator(shown) = &all("4 5 6").kind else { panic!() };
    let (first, last) = shown.years;
    let between = all("- 4 -");
    assert_eq!(named(&between, Lang::En), [format!("No figures for {first} or {last}: Belize")]);
    assert_eq!(named(&between, Lang::Es), [format!("Sin cifras de {first} ni de {last}: Belice")]);
    // One of the two years is a dot with its label.
    for there in ["4 - -", "- c 4", "4 5 6"] {
        assert_eq!(named(&all(there), Lang::En), [""; 0], "{there}");
    }
}
