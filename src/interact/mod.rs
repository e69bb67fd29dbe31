//! Interaction as a pure step: `(state, event) -> (state, effects)`.
//!
//! The browser part carries events in and effects out and knows no more.
//! Every reading that a pointer can find, a key can reach.

mod hit;
pub mod tip;

use crate::figure::{Figure, Key, Stop};
use crate::geom::Point;

/// What a visitor has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The reading pointed at.
    pub pointed: Option<Key>,
    /// True while a tap holds it: moving the pointer does not change it.
    pub pinned: bool,
    /// Whether the table is open.
    pub table: bool,
}

/// The keys that mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the year before.
    Left,
    /// To the year after.
    Right,
    /// To the series or goal before.
    Up,
    /// To the series or goal after.
    Down,
    /// To the first year.
    First,
    /// To the last year.
    Last,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A mouse or pen moved over the plot.
    Hover(Point),
    /// The pointer left the plot and its tooltip.
    Leave,
    /// A tap or click.
    Tap(Point),
    /// A key in the point browser.
    Key(Move),
    /// The point browser got the focus.
    Focus,
    /// It lost the focus.
    Blur,
    /// The page or another chart points at a reading.
    Show(Key),
    /// Escape.
    Dismiss,
    /// The Table button.
    ToggleTable,
}

/// What is to be done in answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Show the tooltip and the pointer's marks for this reading, or hide them.
    Point(Option<Key>),
    /// The point browser's value is this reading (its `aria-valuetext`); speak it.
    Speak(Key),
    /// Tell the page (`chart-select`).
    Select(Key),
    /// Open or close the table.
    Table(bool),
}

/// One step. Never fails; an event that means nothing has no effects.
pub fn step(figure: &Figure, state: State, event: Event) -> (State, Vec<Effect>) {
    match event {
        Event::Hover(_) if state.pinned => (state, Vec::new()),
        Event::Hover(at) => point(state, hit::nearest(figure, at)),
        Event::Leave if state.pinned => (state, Vec::new()),
        Event::Leave | Event::Dismiss | Event::Blur => point(State { pinned: false, ..state }, None),
        Event::Tap(at) => match hit::nearest(figure, at) {
            // A second tap on the reading that is held lets it go.
            Some(key) if state.pinned && state.pointed == Some(key) => {
                point(State { pinned: false, ..state }, None)
            }
            Some(key) => take(State { pinned: true, ..state }, key),
            None => point(State { pinned: false, ..state }, None),
        },
        // A reading that is pointed at already is where the keys go on from.
        Event::Focus => match state.pointed.filter(|k| figure.target(*k).is_some()).or_else(|| start(figure))
        {
            Some(key) => {
                let (state, mut effects) = point(state, Some(key));
                effects.push(Effect::Speak(key));
                (state, effects)
            }
            None => (state, Vec::new()),
        },
        Event::Key(to) => match next(figure, state.pointed, to) {
            Some(key) => take(State { pinned: true, ..state }, key),
            None => (state, Vec::new()),
        },
        Event::Show(key) if figure.target(key).is_some() => point(State { pinned: true, ..state }, Some(key)),
        Event::Show(_) => (state, Vec::new()),
        Event::ToggleTable => {
            let table = !state.table;
            (State { table, ..state }, vec![Effect::Table(table)])
        }
    }
}

/// Points at a reading or at none; says so only when that is new.
fn point(state: State, pointed: Option<Key>) -> (State, Vec<Effect>) {
    if state.pointed == pointed {
        return (state, Vec::new());
    }
    (State { pointed, ..state }, vec![Effect::Point(pointed)])
}

/// Points at a reading on purpose: spoken, and told to the page.
fn take(state: State, key: Key) -> (State, Vec<Effect>) {
    let (state, mut effects) = point(state, Some(key));
    effects.extend([Effect::Speak(key), Effect::Select(key)]);
    (state, effects)
}

/// Where the keys start: the last reading of the first line.
fn start(figure: &Figure) -> Option<Key> {
    let line = figure.targets.iter().map(|t| t.stop.line).min()?;
    let own = figure.targets.iter().filter(|t| t.stop.line == line);
    own.max_by_key(|t| (t.drawn, t.stop.place)).map(|t| t.key)
}

/// The reading that a key leads to; at an edge, the one already there.
fn next(figure: &Figure, from: Option<Key>, to: Move) -> Option<Key> {
    let Some(from) = from.and_then(|key| figure.target(key)) else { return start(figure) };
    let Stop { line, place } = from.stop;
    let on = |line: usize| figure.targets.iter().filter(move |t| t.stop.line == line);
    // Lines may have gaps.
    let before = on(line).filter(|t| t.stop.place < place);
    let behind = on(line).filter(|t| t.stop.place > place);
    // Lines may be of different lengths.
    let beside = |line: usize| on(line).min_by_key(|t| t.stop.place.abs_diff(place));
    let to = match to {
        Move::Left => before.max_by_key(|t| t.stop.place),
        Move::Right => behind.min_by_key(|t| t.stop.place),
        Move::Up => line.checked_sub(1).and_then(beside),
        Move::Down => beside(line + 1),
        Move::First => on(line).min_by_key(|t| t.stop.place),
        Move::Last => on(line).max_by_key(|t| t.stop.place),
    };
    Some(to.unwrap_or(from).key)
}
