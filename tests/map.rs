//! The map, on small invented figures. What is drawn without outlines is in `tests/tiles.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;
#[path = "common/invented.rs"]
mod invented;

use carsi_charts::countries::{OUTLINES, install_outlines, outlines};
use carsi_charts::figure::{Figure, Key};
use carsi_charts::format::Lang;
use carsi_charts::geom::{Point, holds};
use carsi_charts::interact::{Event, Move, State, step};
use carsi_charts::model::{Flag, Indicator, ViewKind};
use carsi_charts::scene::{Color, Part, Shape};
use carsi_charts::theme::{System, Theme};
use carsi_charts::views;
use common::{Stage, assert_inside, assert_targets, assert_texts_apart, text_box};

const CODES: [&str; 7] = ["BLZ", "CRI", "SLV", "GTM", "HND", "NIC", "PAN"];

fn all() -> Indicator {
    install_outlines(OUTLINES);
    invented::seven(ViewKind::Map)
}

fn drawn(indicator: &Indicator, stage: &Stage, width: f64) -> Figure {
    let height = views::height(indicator, &stage.view(width, 0.0)).natural;
    views::arrange(indicator, &stage.view(width, height))
}

fn key(row: usize) -> Key {
    Key { row, column: if row == 5 { 0 } else { 1 } }
}

/// What a pointer there means.
fn nearest(figure: &Figure, p: Point) -> Option<Key> {
    step(figure, State::default(), Event::Hover(p)).0.pointed
}

#[test]
fn all_countries_are_drawn_and_found_by_what_lies_inside_them() {
    let stage = Stage::new(Lang::En);
    let indicator = all();
    for width in [320.0, 640.0, 1200.0] {
        let figure = drawn(&indicator, &stage, width);
        for (row, code) in CODES.iter().enumerate() {
            let rings = &outlines().iter().find(|o| o.code == *code).unwrap().rings;
            let paths: Vec<_> = figure.outlines.iter().filter(|(k, _)| *k == key(row)).collect();
            assert_eq!(paths.len(), rings.len(), "{code}");
            let fill = |m: &&carsi_charts::scene::Mark| match &m.shape {
                Shape::Fill { points, .. } => m.part == Part::Series && points == &paths[0].1,
                _ => false,
            };
            assert_eq!(figure.scene.marks.iter().filter(fill).count(), 1, "{code}");
            let target = figure.target(key(row)).unwrap();
            assert!(paths.iter().any(|(_, path)| holds(path, target.at)), "{code}");
            // Whatever the label, the mark of a country is found where the country is.
            let mut inside = 0;
            for i in 0..400 {
                let (x, y) = (f64::from(i % 20) / 20.0, f64::from(i / 20) / 20.0);
                let p = Point { x: figure.plot.right.min(640.0) * x, y: figure.plot.bottom * y };
                if paths.iter().any(|(_, path)| holds(path, p)) {
                    assert_eq!(nearest(&figure, p), Some(key(row)), "{code} at {p:?}, {width}");
                    inside += 1;
                }
            }
            assert!(inside > 0, "{code}");
        }
    }
}

#[test]
fn a_small_country_has_room_for_a_finger() {
    let stage = Stage::new(Lang::Es);
    for width in [320.0, 640.0] {
        let figure = drawn(&all(), &stage, width);
        for target in &figure.targets {
            let hit = target.hit;
            assert!(hit.width() >= 24.0 && hit.height() >= 24.0, "{target:?}");
            for (x, y) in [(0.0, 0.0), (23.9, 0.0), (0.0, 23.9), (23.9, 23.9)] {
                let p = Point { x: hit.left + x, y: hit.top + y };
                assert_eq!(nearest(&figure, p), Some(target.key), "{width}");
            }
        }
    }
}

#[test]
fn every_country_has_its_name_or_code_and_its_value_at_every_width() {
    for lang in [Lang::En, Lang::Es] {
        let stage = Stage::new(lang);
        for width in [320.0, 360.0, 480.0, 640.0, 1000.0, 1200.0] {
            let figure = drawn(&all(), &stage, width);
            let view = stage.view(width, figure.scene.height);
            assert_inside(&figure.scene, view.measure);
            assert_texts_apart(&figure.scene, view.measure);
            assert_targets(&figure);
            let words: Vec<_> = figure.scene.marks.iter().filter(|m| m.part == Part::Words).collect();
            assert_eq!(words.len(), 8 * 2, "{width}: a name and a value each");
            // A label lies wholly in a country, or wholly outside of all.
            for mark in words {
                let (left, top, right, bottom) = text_box(&mark.shape, view.measure).unwrap();
                let over = |p: Point| figure.outlines.iter().find(|(_, path)| holds(path, p)).map(|o| o.0);
                let corners = [(left, top), (right, top), (left, bottom), (right, bottom)];
                let under: Vec<_> = corners.iter().map(|&(x, y)| over(Point { x, y })).collect();
                assert!(under.iter().all(|u| *u == under[0]), "{:?} over {under:?}", mark.shape);
            }
        }
    }
}

#[test]
fn stripes_stay_within_the_country_that_has_no_data() {
    let stage = Stage::new(Lang::En);
    let mut indicator = all();
    indicator.show.year = Some(2002);
    let figure = drawn(&indicator, &stage, 640.0);
    let key = figure.targets.iter().find(|t| t.key.row == 5).unwrap().key;
    assert!(!figure.target(key).unwrap().drawn);
    let axis = stage.view(1.0, 1.0).theme.axis;
    let mut stripes = 0;
    for mark in figure.scene.marks.iter().filter(|m| m.part == Part::Grid) {
        if let Shape::Line { points, color, .. } = &mark.shape
            && let ([a, b], true) = (points.as_slice(), *color == axis && points[0].y > figure.plot.top)
        {
            let middle = Point { x: (a.x + b.x) / 2.0, y: (a.y + b.y) / 2.0 };
            assert!(figure.outlines.iter().any(|(k, path)| *k == key && holds(path, middle)), "{middle:?}");
            stripes += 1;
        }
    }
    assert!(stripes > 10, "{stripes}");
}

#[test]
fn where_colours_are_forced_classes_are_told_by_lines_on_the_map_and_on_tiles() {
    let [text, quiet] = [0x000000, 0x600000].map(Color::hex);
    let mut stage = Stage::new(Lang::En);
    stage.theme = Theme::forced(System { canvas: Color::hex(0xffffff), text, quiet });
    for view in [ViewKind::Map, ViewKind::Tiles] {
        let mut indicator = all();
        indicator.show.view = view;
        let figure = drawn(&indicator, &stage, 640.0);
        let upright = |shape: &Shape| match shape {
            Shape::Line { points, .. } => match points.as_slice() {
                [a, b] if a.x == b.x => Some((a.x, Point { x: a.x, y: (a.y + b.y) / 2.0 })),
                _ => None,
            },
            _ => None,
        };
        let lines = figure.scene.marks.iter().filter(|m| m.part == Part::Series);
        let lines: Vec<_> = lines.filter_map(|m| upright(&m.shape)).collect();
        // How far apart they are on a country.
        let apart = |row: usize| {
            let key = figure.targets.iter().find(|t| t.key.row == row).unwrap().key;
            let tile = figure.target(key).unwrap().hit;
            let on = |p: &Point| match view {
                ViewKind::Map => figure.outlines.iter().any(|(k, path)| *k == key && holds(path, *p)),
                _ => tile.left < p.x && p.x < tile.right && tile.top < p.y && p.y < tile.bottom,
            };
            let mut xs: Vec<f64> = lines.iter().filter(|(_, p)| on(p)).map(|(x, _)| *x).collect();
            xs.sort_by(f64::total_cmp);
            xs.dedup();
            xs.windows(2).map(|w| w[1] - w[0]).fold(f64::INFINITY, f64::min)
        };
        let value = |row: usize| indicator.series[row].latest().unwrap().1;
        let mut rows: Vec<usize> = (0..7).collect();
        rows.sort_by(|a, b| value(*a).total_cmp(&value(*b)));
        let (least, most) = (apart(rows[0]), apart(rows[6]));
        assert!(least > most * 2.0 && most >= 3.9, "{view:?}: {least} px and {most} px");
    }
}

#[test]
fn what_may_turn_out_otherwise_has_a_mark() {
    let stage = Stage::new(Lang::En);
    let marks = |indicator: &Indicator| {
        let figure = drawn(indicator, &stage, 640.0);
        let corner = |s: &Shape| matches!(s, Shape::Fill { points, .. } if points.len() == 3);
        figure.scene.marks.iter().filter(|m| corner(&m.shape)).count()
    };
    let mut indicator = all();
    let before = marks(&indicator);
    indicator.series[2].readings[1].flag = Some(Flag::Provisional);
    assert_eq!(marks(&indicator), before + 1);
}

#[test]
fn keys_lead_from_country_to_country_and_to_the_tiles() {
    let stage = Stage::new(Lang::En);
    let figure = drawn(&all(), &stage, 640.0);
    assert_eq!(figure.targets.len(), 8);
    for (i, a) in figure.targets.iter().enumerate() {
        assert!(figure.targets[i + 1..].iter().all(|b| a.stop != b.stop));
    }
    let mut state = State { pointed: Some(key(4)), ..State::default() };
    let mut rows = Vec::new();
    for to in [Move::Right, Move::Down, Move::Right, Move::Up, Move::Down, Move::Down] {
        state = step(&figure, state, Event::Key(to)).0;
        rows.push(state.pointed.unwrap().row);
    }
    assert_eq!(rows[..4], [5, 1, 6, 5], "Nicaragua, Costa Rica, Panama, and up to Nicaragua");
    assert_eq!(rows.last(), Some(&7), "the world, below: {rows:?}");
}

#[test]
fn the_country_pointed_at_has_its_outline_and_a_tile_its_frame() {
    let stage = Stage::new(Lang::En);
    let indicator = all();
    let figure = drawn(&indicator, &stage, 640.0);
    let view = stage.view(640.0, figure.scene.height);
    let pointer = |row| views::overlay(&indicator, &figure, &view, key(row)).marks.len();
    assert_eq!((pointer(1), pointer(6), pointer(7)), (2, 10, 2), "a line and its halo for each part");
}

#[test]
fn countries_without_figures_are_drawn_and_cannot_be_pointed_at() {
    let stage = Stage::new(Lang::En);
    let mut indicator = all();
    indicator.series.truncate(2);
    let figure = drawn(&indicator, &stage, 640.0);
    assert_eq!(figure.targets.len(), 2);
    let track = stage.view(1.0, 1.0).theme.track;
    let land = |s: &Shape| matches!(s, Shape::Fill { color, .. } if *color == track);
    let parts: usize =
        outlines().iter().filter(|o| !["BLZ", "CRI"].contains(&o.code.as_str())).map(|o| o.rings.len()).sum();
    assert_eq!(figure.scene.marks.iter().filter(|m| land(&m.shape)).count(), parts);
}

#[test]
fn no_size_is_too_small_or_too_large() {
    let stage = Stage::new(Lang::En);
    for (width, height) in
        [(1.0, 1.0), (100_000.0, 1.0), (1.0, 100_000.0), (100.0, 60.0), (100_000.0, 100_000.0)]
    {
        let figure = views::arrange(&all(), &stage.view(width, height));
        assert_eq!(figure.targets.len(), 8);
        let finite = |p: &Point| p.x.is_finite() && p.y.is_finite();
        assert!(figure.outlines.iter().all(|(_, path)| path.iter().all(finite)));
    }
}
