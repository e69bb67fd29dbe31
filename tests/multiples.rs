//! Small multiples, on small invented figures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;
#[path = "common/invented.rs"]
mod invented;

use carsi_charts::figure::{Figure, Key, Stop};
use carsi_charts::format::Lang;
use carsi_charts::geom::Point;
use carsi_charts::interact::{Event, Move, State, step};
use carsi_charts::model::{Flag, Gaps, Indicator, Role, ViewKind};
use carsi_charts::scene::{Part, Shape};
use carsi_charts::views;
use common::{Stage, assert_inside, assert_targets, assert_texts_apart};
use invented::{numbers, series};

/// Three countries, of which Honduras has a year without a figure, and the world.
fn made() -> Indicator {
    let mut indicator = invented::indicator(Lang::En, [Role::Highlighted; 3]);
    indicator.show.view = ViewKind::Multiples;
    indicator.series.push(series("WLD", Role::Comparator, numbers(&[(2001, 40.0), (2004, 50.0)])));
    indicator
}

fn drawn(indicator: &Indicator, stage: &Stage, width: f64) -> Figure {
    let height = views::height(indicator, &stage.view(width, 0.0)).natural;
    views::arrange(indicator, &stage.view(width, height))
}

fn texts(figure: &Figure, part: Part) -> Vec<String> {
    let marks = figure.scene.marks.iter().filter(|m| m.part == part);
    let text = |m: &carsi_charts::scene::Mark| match &m.shape {
        Shape::Text { text, .. } => Some(text.clone()),
        _ => None,
    };
    marks.filter_map(text).collect()
}

#[test]
fn every_year_of_every_series_is_reached_by_key() {
    let stage = Stage::new(Lang::En);
    let figure = drawn(&made(), &stage, 640.0);
    assert_eq!(figure.targets.len(), 16);
    assert_eq!(figure.target(Key { row: 3, column: 0 }).unwrap().stop, Stop { line: 3, place: 0 });
    let mut state = State { pointed: Some(Key { row: 0, column: 0 }), ..State::default() };
    let mut seen = vec![state.pointed.unwrap()];
    for line in 0..4 {
        for _ in 0..3 {
            state = step(&figure, state, Event::Key(if line % 2 == 0 { Move::Right } else { Move::Left })).0;
            seen.push(state.pointed.unwrap());
        }
        state = step(&figure, state, Event::Key(Move::Down)).0;
        seen.push(state.pointed.unwrap());
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 16);
}

#[test]
fn a_pointer_in_a_plot_finds_that_plots_nearest_year() {
    let stage = Stage::new(Lang::En);
    let figure = drawn(&made(), &stage, 640.0);
    for target in figure.targets.iter().filter(|t| t.key.row < 3) {
        for y in [target.hit.top + 1.0, target.hit.centre().y, target.hit.bottom - 1.0] {
            let at = Point { x: target.at.x + 1.0, y };
            let state = step(&figure, State::default(), Event::Hover(at)).0;
            assert_eq!(state.pointed, Some(target.key), "{target:?}");
        }
    }
}

#[test]
fn one_axis_for_all_or_one_for_each() {
    let stage = Stage::new(Lang::En);
    let mut indicator = made();
    let height_of = |figure: &Figure, row, column| figure.target(Key { row, column }).unwrap().at.y;
    let shared = drawn(&indicator, &stage, 640.0);
    // Belize has 30 in 2001 and 12 in 2004: on the scale of Honduras, who has thousands, nothing.
    assert!((height_of(&shared, 2, 0) - height_of(&shared, 2, 3)).abs() < 1.0);
    indicator.show.free = true;
    let free = drawn(&indicator, &stage, 640.0);
    assert!(height_of(&free, 2, 3) - height_of(&free, 2, 0) > 10.0);
    assert!(texts(&free, Part::Axis).len() > texts(&shared, Part::Axis).len(), "each has its ticks");
}

#[test]
fn the_others_lie_behind_on_an_axis_of_its_own_too_as_far_as_it_goes() {
    let stage = Stage::new(Lang::En);
    let quiet = stage.view(1.0, 1.0).theme.quiet.rgb;
    let mut indicator = made();
    indicator.show.free = true;
    // What is alone and what is provisional has a dot, what is bridged a dotted line: they are clipped as well.
    indicator.series[0].readings[0].flag = Some(Flag::Provisional);
    indicator.gaps = Gaps::Bridge;
    let figure = drawn(&indicator, &stage, 640.0);
    // Left, top and bottom of each plot, by its grid.
    let plots = [0, 1, 2].map(|row| {
        let cell = figure.target(Key { row, column: 0 }).unwrap().hit;
        let mut ends = (f64::INFINITY, 0.0_f64);
        for mark in figure.scene.marks.iter().filter(|m| m.part == Part::Grid) {
            let Shape::Line { points, .. } = &mark.shape else { continue };
            if (points[0].x - cell.left).abs() < 0.01 {
                ends = (ends.0.min(points[0].y), ends.1.max(points[0].y));
            }
        }
        (cell.left, ends.0 - 0.01, ends.1 + 0.01)
    });
    let pitch = plots[1].0 - plots[0].0;
    let mut found = [0; 3];
    for mark in figure.scene.marks.iter().filter(|m| m.part == Part::Series) {
        let (Shape::Line { points, color, .. } | Shape::Fill { points, color }) = &mark.shape else {
            continue;
        };
        if color.rgb == quiet {
            let inside = plots.iter().position(|(left, top, bottom)| {
                points.iter().all(|p| (*left..left + pitch).contains(&p.x) && (*top..*bottom).contains(&p.y))
            });
            found[inside.unwrap_or_else(|| panic!("outside: {mark:?} of {plots:?}"))] += 1;
        }
    }
    assert!(found.iter().all(|marks| *marks > 0), "{found:?}");
}

#[test]
fn comparators_have_no_plot_unless_they_are_all_there_is() {
    let stage = Stage::new(Lang::En);
    let indicator = made();
    let figure = drawn(&indicator, &stage, 1000.0);
    let labels = texts(&figure, Part::Label);
    assert!(labels.contains(&"Panama".to_owned()) && labels.contains(&"5.0 (2003)".to_owned()), "{labels:?}");
    assert!(!labels.contains(&"World".to_owned()));
    assert!(texts(&figure, Part::Axis).contains(&"World".to_owned()), "named beside a dashed sample");
    let mut alone = indicator;
    alone.series.drain(..3);
    assert!(texts(&drawn(&alone, &stage, 1000.0), Part::Label).contains(&"World".to_owned()));
}

#[test]
fn what_is_pointed_at_is_marked_in_its_plot_and_that_year_in_the_others() {
    let stage = Stage::new(Lang::En);
    let view = stage.view(640.0, 400.0);
    let figure = views::arrange(&made(), &view);
    let count = |row, column| {
        let over = views::overlay(&made(), &figure, &view, Key { row, column });
        assert_inside(&over, view.measure);
        let lines = over.marks.iter().filter(|m| matches!(m.shape, Shape::Line { .. })).count();
        (lines, over.marks.len() - lines)
    };
    assert_eq!(count(0, 0), (3, 2 + 2 + 2), "halo and dot, and two rings");
    assert_eq!(count(0, 1), (3, 3 + 2 + 2), "no figure: a ring");
    assert_eq!(count(3, 3), (3, 2 + 2 + 2), "the world, with Panama without a figure");
}

#[test]
fn sound_at_every_size() {
    for lang in [Lang::En, Lang::Es] {
        let stage = Stage::new(lang);
        let mut one = made();
        one.series.truncate(1);
        let mut year = made();
        year.years = (2001, 2001);
        year.series.iter_mut().for_each(|s| s.readings.truncate(1));
        let mut equal = made();
        equal.series = ["HND", "SLV"]
            .map(|c| series(c, Role::Highlighted, numbers(&[(2001, 3.0), (2004, 3.0)])))
            .to_vec();
        let mut free = made();
        free.show.free = true;
        for indicator in [made(), one, year, equal, free] {
            for width in [280.0, 320.0, 480.0, 640.0, 1000.0, 1200.0] {
                let figure = drawn(&indicator, &stage, width);
                assert_inside(&figure.scene, stage.view(width, 1.0).measure);
                assert_texts_apart(&figure.scene, stage.view(width, 1.0).measure);
                assert_targets(&figure);
                let least = views::height(&indicator, &stage.view(width, 0.0)).least;
                assert_texts_apart(
                    &views::arrange(&indicator, &stage.view(width, least)).scene,
                    stage.view(width, 1.0).measure,
                );
            }
            for size in 1..=60 {
                let size = f64::from(size);
                let figure = views::arrange(&indicator, &stage.view(size, size));
                assert_eq!(figure.targets.len(), drawn(&indicator, &stage, 640.0).targets.len());
                assert_targets(&figure);
            }
            for (width, height) in [(100_000.0, 1.0), (1.0, 100_000.0), (100_000.0, 100_000.0)] {
                assert_targets(&views::arrange(&indicator, &stage.view(width, height)));
            }
        }
    }
}

#[test]
fn every_line_of_the_grid_has_its_number_at_the_left() {
    let stage = Stage::new(Lang::En);
    let mut indicator = made();
    // With few ticks whole numbers do; with more of them there are halves, whose labels are wider.
    indicator.series = vec![
        series("HND", Role::Highlighted, numbers(&[(2001, -1.4), (2004, -1.1)])),
        series("CRI", Role::Highlighted, numbers(&[(2001, 0.9), (2004, 0.6)])),
    ];
    for width in (280..1200).step_by(40) {
        let figure = drawn(&indicator, &stage, f64::from(width));
        let lines = figure.scene.marks.iter().filter_map(|m| match &m.shape {
            Shape::Line { points, .. } if m.part == Part::Grid && points[0].y == points[1].y => {
                Some(points[0])
            }
            _ => None,
        });
        let lines: Vec<Point> = lines.collect();
        let left = lines.iter().fold(f64::INFINITY, |least, at| least.min(at.x));
        for line in lines.iter().filter(|at| at.x == left) {
            let labelled = figure.scene.marks.iter().any(|m| match &m.shape {
                Shape::Text { at, .. } => m.part == Part::Axis && at.x < left && (at.y - line.y).abs() < 8.0,
                _ => false,
            });
            assert!(labelled, "{width}: the line at {line:?}");
        }
    }
}

#[test]
fn seven_plots_stand_in_two_rows_where_there_is_room() {
    let stage = Stage::new(Lang::En);
    let mut indicator = made();
    for code in ["BLZ", "CRI", "SLV", "NIC"] {
        indicator.series.push(series(code, Role::Muted, numbers(&[(2001, 20.0), (2004, 30.0)])));
    }
    let rows = |width| {
        let figure = drawn(&indicator, &stage, width);
        let heads = figure.scene.marks.iter().filter_map(|m| match &m.shape {
            Shape::Text { at, font, .. } if font.bold => Some(format!("{:.0}", at.y)),
            _ => None,
        });
        let mut tops: Vec<String> = heads.collect();
        tops.sort_unstable();
        tops.dedup();
        tops.len()
    };
    assert_eq!([rows(320.0), rows(640.0), rows(1200.0)], [7, 2, 2]);
}
