//! The heat table, on small invented figures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;
#[path = "common/invented.rs"]
mod invented;

use carsi_charts::figure::{Figure, Key, Stop, View};
use carsi_charts::format::Lang;
use carsi_charts::model::{Indicator, Role, ViewKind};
use carsi_charts::scene::{Part, Shape};
use carsi_charts::views;
use carsi_charts::views::classes::Classes;
use common::{Stage, assert_inside, assert_targets, assert_texts_apart};

fn made() -> Indicator {
    let mut indicator = invented::indicator(Lang::En, [Role::Highlighted; 3]);
    indicator.show.view = ViewKind::Heat;
    indicator
}

#[test]
fn classes_are_round_and_a_boundary_belongs_to_the_upper() {
    let classes = Classes::new(vec![5.0, 30.0, 50.0, 107.0], 1);
    assert_eq!(classes.breaks, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0]);
    assert_eq!([19.9, 20.0, 107.0, 120.0].map(|v| classes.class(v)), [0, 1, 5, 5]);
    let skewed = Classes::new(vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 1e15], 0);
    assert_eq!(skewed.breaks, [1.0, 3.0, 5.0, 7.0, 9.0, 1e15]);
    assert_eq!(Classes::new(vec![4.0, 4.0], 0).many(), 1);
    assert_eq!(Classes::new(vec![], 0).many(), 1);
}

#[test]
fn around_zero_there_are_two_hues() {
    let stage = Stage::new(Lang::En);
    let theme = stage.view(1.0, 1.0).theme;
    let classes = Classes::new(vec![-1.2, 0.4, 0.0], 1);
    let zero = classes.class(0.0);
    assert!(classes.breaks.contains(&0.0));
    assert_eq!(classes.color(zero, theme), theme.above[0]);
    assert_eq!(classes.color(zero - 1, theme), theme.below[0]);
}

#[test]
fn ranked_by_latest_and_every_year_can_be_reached() {
    let stage = Stage::new(Lang::En);
    let indicator = made();
    let figure = views::arrange(&indicator, &stage.view(640.0, 240.0));
    assert_eq!(figure.target(Key { row: 0, column: 0 }).unwrap().stop.line, 0);
    assert_eq!(figure.targets.len(), 12);
    let missing = figure.target(Key { row: 0, column: 1 }).unwrap();
    assert!(!missing.drawn && missing.hit.width() > 4.0);
    assert_eq!(missing.stop, Stop { line: 0, place: 1 });
}

#[test]
fn sound_at_every_size() {
    let stage = Stage::new(Lang::Es);
    let indicator = made();
    for width in [280.0, 320.0, 480.0, 640.0, 1000.0, 1200.0] {
        let height = views::height(&indicator, &stage.view(width, 0.0)).natural;
        let view = stage.view(width, height);
        let figure = views::arrange(&indicator, &view);
        assert_inside(&figure.scene, view.measure);
        assert_texts_apart(&figure.scene, view.measure);
        assert_targets(&figure);
    }
    for (width, height) in [(1.0, 1.0), (100_000.0, 1.0), (1.0, 100_000.0), (100_000.0, 100_000.0)] {
        assert_eq!(views::arrange(&indicator, &stage.view(width, height)).targets.len(), 12);
    }
}

/// The numbers in the cells of a row; each is inside its cell.
fn written(figure: &Figure, view: &View, row: usize) -> Vec<String> {
    let own: Vec<_> = figure.targets.iter().filter(|t| t.key.row == row).collect();
    let words = figure.scene.marks.iter().filter(|m| m.part == Part::Words);
    words
        .filter_map(|m| match &m.shape {
            Shape::Text { at, font, text, .. } => {
                let cell = own.iter().find(|t| t.at == *at)?.hit;
                let half = view.measure.width(text, *font) / 2.0;
                assert!(cell.left < at.x - half && at.x + half < cell.right, "{text}");
                Some(text.clone())
            }
            _ => None,
        })
        .collect()
}

#[test]
fn one_wide_number_takes_no_other_away() {
    let stage = Stage::new(Lang::En);
    let mut indicator = made();
    let of = |code, values: [f64; 4]| {
        let readings: Vec<_> = (2001..).zip(values).collect();
        invented::series(code, Role::Highlighted, invented::numbers(&readings))
    };
    indicator.series = vec![
        of("HND", [1.0, 1.0, 1.0, 1e9]),
        of("PAN", [1e9, 1e9, 1.0, 1.0]),
        of("BLZ", [4.0, 7.0, 8.0, 9.0]),
    ];
    (indicator.decimals, indicator.show.given) = (1, true);
    let rows = |width| {
        let view = stage.view(width, 240.0);
        let figure = views::arrange(&indicator, &view);
        [0, 1, 2].map(|row| written(&figure, &view, row).len())
    };
    assert_eq!(rows(320.0), [3, 0, 4], "all but the wide one; not half a row");
    assert_eq!(rows(640.0), [4, 4, 4]);
    assert_eq!(rows(100.0), [0, 0, 0]);
}

#[test]
fn numbers_of_as_many_digits_are_written_together() {
    let stage = Stage::new(Lang::En);
    let mut indicator = made();
    let readings: Vec<_> = (2001..).zip([11.1, 48.0, 71.1, 80.8]).collect();
    indicator.series = vec![invented::series("HND", Role::Highlighted, invented::numbers(&readings))];
    let many = |width: f64| {
        let view = stage.view(width, 120.0);
        written(&views::arrange(&indicator, &view), &view, 0).len()
    };
    let counts: Vec<usize> = (80..400).map(|width| many(f64::from(width))).collect();
    assert!(counts.is_sorted() && counts.contains(&0) && counts.contains(&4), "{counts:?}");
    assert!(counts.iter().all(|n| n % 4 == 0), "by chance: {counts:?}");
}

#[test]
fn hostile_figures_are_classed_and_drawn() {
    let stage = Stage::new(Lang::En);
    let theme = stage.view(1.0, 1.0).theme;
    let hostile: [&[f64]; 6] =
        [&[5.0], &[-3.0, -3.0], &[1e15, 1e15 + 2.0], &[1e-9, 2e-9], &[f64::MIN, f64::MAX], &[-1e300, 1e300]];
    for values in hostile {
        let classes = Classes::new(values.to_vec(), 1);
        assert!(classes.breaks.is_sorted() && classes.breaks.iter().all(|b| b.is_finite()), "{classes:?}");
        if let [low, high] = values
            && *low < 0.0
            && *high > 0.0
        {
            assert!(theme.below.contains(&classes.color(classes.class(*low), theme)), "{classes:?}");
            assert!(theme.above.contains(&classes.color(classes.class(*high), theme)), "{classes:?}");
        }
        let readings: Vec<_> = (2001..).zip(values.iter().copied()).collect();
        let mut indicator = made();
        indicator.series = vec![invented::series("HND", Role::Highlighted, invented::numbers(&readings))];
        for width in [280.0, 640.0, 1200.0] {
            let height = views::height(&indicator, &stage.view(width, 0.0)).natural;
            let view = stage.view(width, height);
            let figure = views::arrange(&indicator, &view);
            assert_inside(&figure.scene, view.measure);
            assert_texts_apart(&figure.scene, view.measure);
            assert_targets(&figure);
        }
    }
}
