//! Interaction as a pure step: `(state, event) -> (state, effects)`.

use crate::figure::{Figure, Key};
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
pub fn step(_figure: &Figure, state: State, _event: Event) -> (State, Vec<Effect>) {
    (state, Vec::new())
}
