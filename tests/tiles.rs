//! Tiles, on small invented figures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;
#[path = "common/invented.rs"]
mod invented;

use carsi_charts::figure::{Key, Stop};
use carsi_charts::format::Lang;
use carsi_charts::interact::{Event, Move, State, step};
use carsi_charts::model::{Indicator, ViewKind};
use carsi_charts::scene::{Part, Shape};
use carsi_charts::views;
use common::{Stage, assert_inside, assert_targets, assert_texts_apart};

fn all() -> Indicator {
    invented::seven(ViewKind::Tiles)
}

#[test]
fn every_country_has_a_place_of_its_own_and_keys_lead_to_its_neighbours() {
    let stage = Stage::new(Lang::En);
    let figure = views::arrange(&all(), &stage.view(640.0, 400.0));
    let stop = |row, column| figure.target(Key { row, column }).unwrap().stop;
    assert_eq!(stop(3, 1), Stop { line: 0, place: 0 }, "Guatemala");
    assert_eq!(stop(5, 0), Stop { line: 1, place: 2 }, "Nicaragua, whose latest year is the first");
    assert_eq!(stop(7, 1), Stop { line: 3, place: 0 }, "the world, below");
    for (i, a) in figure.targets.iter().enumerate() {
        for b in &figure.targets[i + 1..] {
            assert!(a.stop != b.stop && !a.hit.contains(b.at), "{a:?} {b:?}");
            let alike = (a.hit.width() - b.hit.width()).abs() + (a.hit.height() - b.hit.height()).abs();
            assert!(alike < 1e-9, "all are of one size");
        }
    }
    let mut state = State { pointed: Some(Key { row: 4, column: 1 }), ..State::default() };
    let mut rows = Vec::new();
    for to in [Move::Right, Move::Down, Move::Right, Move::Up] {
        state = step(&figure, state, Event::Key(to)).0;
        rows.push(state.pointed.unwrap().row);
    }
    assert_eq!(rows, [5, 1, 6, 5], "Honduras, Nicaragua, Costa Rica, Panama, and up to Nicaragua");
}

#[test]
fn an_earlier_year_is_written_on_its_tile_and_no_data_has_no_colour() {
    let stage = Stage::new(Lang::En);
    let texts = |indicator: &Indicator| -> Vec<String> {
        let figure = views::arrange(indicator, &stage.view(640.0, 400.0));
        let text = |m: &carsi_charts::scene::Mark| match &m.shape {
            Shape::Text { text, .. } => Some(text.clone()),
            _ => None,
        };
        figure.scene.marks.iter().filter_map(text).collect()
    };
    assert_eq!(texts(&all()).iter().filter(|t| *t == "(2001)").count(), 1);
    let mut of_2002 = all();
    of_2002.show.year = Some(2002);
    let said = texts(&of_2002);
    // On the tile, and in the legend.
    assert_eq!(said.iter().filter(|t| *t == "no data").count(), 2, "{said:?}");
}

#[test]
fn the_legend_is_the_same_in_every_year() {
    let stage = Stage::new(Lang::En);
    let legends: Vec<String> = [Some(2001), Some(2002), None]
        .iter()
        .map(|year| {
            let mut of_year = all();
            of_year.show.year = *year;
            let figure = views::arrange(&of_year, &stage.view(640.0, 400.0));
            let legend = figure.scene.marks.iter().filter(|m| m.part == Part::Axis);
            legend.map(|m| format!("{:?}", m.shape)).collect()
        })
        .collect();
    // 2001 alone reaches from 11 to 17, 2002 from 1 to 9.
    assert!(legends[0].contains("\"0\"") && legends[0].contains("\"20\""), "{}", legends[0]);
    assert!(legends.iter().all(|legend| *legend == legends[0]));
}

#[test]
fn sound_at_every_size() {
    let stage = Stage::new(Lang::Es);
    for width in [280.0, 320.0, 480.0, 640.0, 1000.0, 1200.0] {
        let height = views::height(&all(), &stage.view(width, 0.0)).natural;
        let view = stage.view(width, height);
        let figure = views::arrange(&all(), &view);
        assert_inside(&figure.scene, view.measure);
        assert_texts_apart(&figure.scene, view.measure);
        assert_targets(&figure);
    }
    for (width, height) in [(1.0, 1.0), (100_000.0, 1.0), (1.0, 100_000.0), (100_000.0, 100_000.0)] {
        assert_eq!(views::arrange(&all(), &stage.view(width, height)).targets.len(), 8);
    }
}

#[test]
fn a_map_without_outlines_is_drawn_as_tiles() {
    let stage = Stage::new(Lang::En);
    let (tiles, mut map) = (all(), all());
    map.show.view = ViewKind::Map;
    let view = stage.view(640.0, 400.0);
    assert_eq!(views::height(&map, &view), views::height(&tiles, &view));
    let figure = views::arrange(&map, &view);
    assert_eq!(figure, views::arrange(&tiles, &view));
    let key = figure.targets[0].key;
    assert_eq!(views::overlay(&map, &figure, &view, key), views::overlay(&tiles, &figure, &view, key));
}
