//! The views of goals. In the browser a part of the wasm of its own: these
//! functions are its doors.

use super::{goal_bars, goal_path, rings, scorecard};
use crate::figure::{Figure, Height, Key, View};
use crate::model::{GoalView, Goals};
use crate::scene::Scene;

/// See [`crate::figure::height`].
#[inline(never)]
pub fn height(goals: &Goals, view: &View) -> Height {
    match goals.view {
        GoalView::Path => goal_path::height(goals, view),
        GoalView::Scorecard => scorecard::height(goals, view),
        GoalView::Rings => rings::height(goals, view),
        GoalView::Bars | GoalView::Table => goal_bars::height(goals, view),
    }
}

/// See [`crate::figure::arrange`].
#[inline(never)]
pub fn arrange(goals: &Goals, view: &View) -> Figure {
    match goals.view {
        GoalView::Bars => goal_bars::arrange(goals, view),
        GoalView::Path => goal_path::arrange(goals, view),
        GoalView::Scorecard => scorecard::arrange(goals, view),
        GoalView::Rings => rings::arrange(goals, view),
        GoalView::Table => Figure::default(),
    }
}

/// See [`crate::figure::overlay`]. All mark the area of a measure.
#[inline(never)]
pub fn overlay(goals: &Goals, figure: &Figure, view: &View, pointed: Key) -> Scene {
    match goals.view {
        GoalView::Bars | GoalView::Path | GoalView::Scorecard | GoalView::Rings => {
            goal_bars::overlay(figure, view, pointed)
        }
        GoalView::Table => Scene::default(),
    }
}
