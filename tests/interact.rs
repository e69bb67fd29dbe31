//! Scripts of events against a figure, and what they must lead to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use carsi_charts::figure::{Figure, Key, Stop, Target};
use carsi_charts::geom::{Point, Rect};
use carsi_charts::interact::{Effect, Event, Move, State, step};

/// Two series over three years, 100 px apart each way; the second has no value in its second year.
fn figure() -> Figure {
    let mut targets = Vec::new();
    for row in 0..2_usize {
        for column in 0..3_usize {
            let (x, y) = ([0.0, 100.0, 200.0][column], [0.0, 100.0][row]);
            targets.push(Target {
                key: Key { row, column },
                stop: Stop { line: row, place: column },
                at: Point { x, y },
                hit: Rect::sized(x, y, 0.0, 0.0),
                drawn: !(row == 1 && column == 1),
            });
        }
    }
    Figure { targets, ..Figure::default() }
}

fn key(row: usize, column: usize) -> Key {
    Key { row, column }
}

fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// Runs the events from the start; gives the last state and the effects of the last event.
fn run(events: &[Event]) -> (State, Vec<Effect>) {
    let figure = figure();
    let mut state = State::default();
    let mut effects = Vec::new();
    for event in events {
        (state, effects) = step(&figure, state, *event);
    }
    (state, effects)
}

#[test]
fn hovering_points_at_the_nearest_reading_within_reach() {
    let (state, effects) = run(&[Event::Hover(at(90.0, 10.0))]);
    assert_eq!(state.pointed, Some(key(0, 1)));
    assert_eq!(effects, [Effect::Point(Some(key(0, 1)))]);
    assert_eq!(run(&[Event::Hover(at(50.0, 50.0))]).0.pointed, None);
}

#[test]
fn hovering_never_speaks_and_repeats_nothing() {
    let (_, effects) = run(&[Event::Hover(at(1.0, 1.0)), Event::Hover(at(2.0, 2.0))]);
    assert_eq!(effects, []);
}

#[test]
fn a_missing_reading_cannot_be_pointed_at_but_is_reached_by_key() {
    assert_eq!(run(&[Event::Hover(at(100.0, 100.0))]).0.pointed, None);
    let (state, effects) = run(&[Event::Focus, Event::Key(Move::Down), Event::Key(Move::Left)]);
    assert_eq!(state.pointed, Some(key(1, 1)));
    assert_eq!(
        effects,
        [Effect::Point(Some(key(1, 1))), Effect::Speak(key(1, 1)), Effect::Select(key(1, 1))]
    );
}

#[test]
fn a_tap_holds_its_reading_until_it_is_let_go() {
    let tap = Event::Tap(at(0.0, 0.0));
    let (state, effects) = run(&[tap]);
    assert!(state.pinned);
    assert_eq!(
        effects,
        [Effect::Point(Some(key(0, 0))), Effect::Speak(key(0, 0)), Effect::Select(key(0, 0))]
    );
    for away in [Event::Hover(at(200.0, 100.0)), Event::Leave] {
        assert_eq!(run(&[tap, away]).0.pointed, Some(key(0, 0)));
    }
    for gone in [tap, Event::Tap(at(50.0, 50.0)), Event::Dismiss, Event::Blur] {
        let (state, effects) = run(&[tap, gone]);
        assert_eq!((state.pointed, state.pinned), (None, false), "{gone:?}");
        assert_eq!(effects, [Effect::Point(None)], "{gone:?}");
    }
}

#[test]
fn keys_walk_years_and_series_and_stop_at_the_edges() {
    let start = run(&[Event::Focus]);
    assert_eq!(start.0.pointed, Some(key(0, 2)), "the latest reading of the first series");
    assert_eq!(start.1, [Effect::Point(Some(key(0, 2))), Effect::Speak(key(0, 2))]);
    let table = [
        (vec![Move::Right], key(0, 2)),
        (vec![Move::Left], key(0, 1)),
        (vec![Move::First], key(0, 0)),
        (vec![Move::First, Move::Left], key(0, 0)),
        (vec![Move::First, Move::Last], key(0, 2)),
        (vec![Move::Down], key(1, 2)),
        (vec![Move::Down, Move::Down], key(1, 2)),
        (vec![Move::Up], key(0, 2)),
        (vec![Move::Down, Move::Left, Move::Up], key(0, 1)),
    ];
    for (moves, end) in table {
        let mut events = vec![Event::Focus];
        events.extend(moves.iter().map(|m| Event::Key(*m)));
        assert_eq!(run(&events).0.pointed, Some(end), "{moves:?}");
    }
}

#[test]
fn the_focus_takes_over_the_reading_that_is_pointed_at() {
    let (state, effects) = run(&[Event::Hover(at(0.0, 0.0)), Event::Focus]);
    assert_eq!(state.pointed, Some(key(0, 0)));
    assert_eq!(effects, [Effect::Speak(key(0, 0))]);
}

#[test]
fn every_reading_is_reached_by_keys() {
    let mut reached = Vec::new();
    for row in 0..2 {
        let mut events = vec![Event::Focus];
        events.extend((0..row).map(|_| Event::Key(Move::Down)));
        events.push(Event::Key(Move::First));
        for column in 0..3 {
            let mut events = events.clone();
            events.extend((0..column).map(|_| Event::Key(Move::Right)));
            reached.push(run(&events).0.pointed.unwrap());
        }
    }
    assert_eq!(reached, figure().targets.iter().map(|t| t.key).collect::<Vec<_>>());
}

#[test]
fn an_area_counts_before_a_distance() {
    let area = Target { hit: Rect::sized(0.0, 0.0, 300.0, 40.0), ..figure().targets[0] };
    let figure = Figure { targets: vec![area], ..Figure::default() };
    let (state, _) = step(&figure, State::default(), Event::Hover(at(299.0, 39.0)));
    assert_eq!(state.pointed, Some(key(0, 0)));
    assert_eq!(step(&figure, State::default(), Event::Hover(at(299.0, 41.0))).0.pointed, None);
}

#[test]
fn the_table_button_opens_and_closes() {
    let (state, effects) = run(&[Event::ToggleTable]);
    assert!(state.table);
    assert_eq!(effects, [Effect::Table(true)]);
    assert_eq!(run(&[Event::ToggleTable, Event::ToggleTable]).1, [Effect::Table(false)]);
}

#[test]
fn an_empty_figure_answers_nothing() {
    let empty = Figure::default();
    for event in
        [Event::Focus, Event::Key(Move::Left), Event::Tap(at(0.0, 0.0)), Event::Hover(at(f64::NAN, 0.0))]
    {
        assert_eq!(step(&empty, State::default(), event), (State::default(), vec![]), "{event:?}");
    }
}

#[test]
fn a_gap_in_a_line_is_passed_by_key() {
    let mut figure = figure();
    figure.targets.retain(|target| target.key != key(0, 1));
    let start = State { pointed: Some(key(0, 0)), ..State::default() };
    let (right, _) = step(&figure, start, Event::Key(Move::Right));
    assert_eq!(right.pointed, Some(key(0, 2)));
    let (left, _) = step(&figure, right, Event::Key(Move::Left));
    assert_eq!(left.pointed, Some(key(0, 0)));
}
