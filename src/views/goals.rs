//! The views of goals. In the browser a part of the wasm of its own: these
//! functions are its doors.

use super::{goal_bars, goal_path, rings, scorecard};
use crate::figure::{Figure, Height, Key, View};
use crate::model::{GoalView, Goals};
use crate::scene::Scene;

/// See [`crate::figure::height`]. It is what the drawing comes to, so that it cannot disagree with [`arrange`];
/// nothing is squeezed.
#[inline(never)]
pub fn height(goals: &Goals, view: &View) -> Height {
    let natural = draw(goals, view).scene.height;
    Height { natural, least: natural }
}

/// See [`crate::figure::arrange`]. A view that is taller than the contents leaves room below them.
#[inline(never)]
pub fn arrange(goals: &Goals, view: &View) -> Figure {
    if goals.view == GoalView::Table {
        return Figure::default();
    }
    let mut figure = draw(goals, view);
    figure.scene.height = figure.scene.height.max(view.height);
    figure
}

/// The chart in a picture of just the height that it needs.
fn draw(goals: &Goals, view: &View) -> Figure {
    match goals.view {
        GoalView::Path => goal_path::draw(goals, view),
        GoalView::Scorecard => scorecard::draw(goals, view),
        GoalView::Rings => rings::draw(goals, view),
        GoalView::Bars | GoalView::Table => goal_bars::draw(goals, view),
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
