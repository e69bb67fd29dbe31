//! The views of goals. In the browser a part of the wasm of its own: these
//! functions are its doors.

use super::{goal_bars, goal_path};
use crate::figure::{Figure, Height, Key, View};
use crate::model::{GoalView, Goals};
use crate::scene::Scene;

/// See [`crate::figure::height`].
#[inline(never)]
pub fn height(goals: &Goals, view: &View) -> Height {
    match goals.view {
        GoalView::Path => goal_path::height(goals, view),
        GoalView::Bars | GoalView::Table => goal_bars::height(goals, view),
    }
}

/// See [`crate::figure::arrange`].
#[inline(never)]
pub fn arrange(goals: &Goals, view: &View) -> Figure {
    match goals.view {
        GoalView::Bars => goal_bars::arrange(goals, view),
        GoalView::Path => goal_path::arrange(goals, view),
        GoalView::Table => Figure::default(),
    }
}

/// See [`crate::figure::overlay`]. Both views are lines of measures, so that one rule is over both.
#[inline(never)]
pub fn overlay(goals: &Goals, figure: &Figure, view: &View, pointed: Key) -> Scene {
    match goals.view {
        GoalView::Bars | GoalView::Path => goal_bars::overlay(figure, view, pointed),
        GoalView::Table => Scene::default(),
    }
}
