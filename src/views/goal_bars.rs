//! Goals as bullet bars.

use crate::figure::{Figure, Height, Key, View};
use crate::model::Goals;
use crate::scene::Scene;

/// Height by content and width.
pub fn height(_goals: &Goals, _view: &View) -> Height {
    Height { natural: 360.0, least: 200.0 }
}

/// Arranges the chart.
pub fn arrange(_goals: &Goals, _view: &View) -> Figure {
    Figure::default()
}

/// The pointer's marks.
pub fn overlay(_figure: &Figure, _view: &View, _pointed: Key) -> Scene {
    Scene::default()
}
