//! What changes of one chart on one element, and its painting.

use gloo::render::AnimationFrame;

use super::look::{Look, Wish};
use super::surface::{Layer, Manner};
use super::words::Pace;
use crate::figure::{self, Figure, Height};
use crate::interact::State;
use crate::model::Chart;
use crate::text::MeasureText;

/// What is to be done in the next frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Nothing.
    Nothing,
    /// Only what is pointed at has changed.
    Over,
    /// The canvases have been painted for a new size; what lies on them has not moved yet.
    Around,
    /// The whole chart.
    Base,
}

/// The next step on the way from a chart that was loaded to one that is painted: see `Session::step`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// None: the chart is painted, or there is none.
    Done,
    /// Reads the theme from the page.
    Theme,
    /// Writes the theme to the page.
    Style,
    /// Reads how wide the plot is.
    Width,
    /// Writes the height for a width, CSS px.
    Height(i32),
    /// Reads the size of the plot.
    Size,
    /// Writes the height for another width: a scrollbar has come with the heights of others.
    Again(i32),
    /// Reads the size for good.
    Resized,
    /// Paints.
    Paint,
    /// Paints as large as before.
    Film,
}

/// What changes.
pub struct Body {
    pub look: Look,
    pub chart: Option<Chart>,
    pub figure: Figure,
    pub state: State,
    pub over: Layer,
    /// Whether the table in the page is that of the chart.
    pub table_built: bool,
    pub base: Layer,
    pub wish: Wish,
    pub work: Work,
    pub step: Step,
    /// The width that the height was set for, and the height.
    pub fitted: Option<(f64, Height)>,
    /// The height that the rule says.
    pub height: Option<Height>,
    /// Whether the theme and the rules have been set from the host's style; its changes are watched from then on.
    pub styled: bool,
    pub frame: Option<AnimationFrame>,
    /// Whether the page has been told that this chart is painted.
    pub told: bool,
    /// Whether the canvases have given their pixels back.
    pub resting: bool,
    /// Whether it is painted for paper.
    pub paper: bool,
    /// What the page was last told of the point browser: see [`Session::range`].
    pub range: Option<(bool, usize, bool)>,
    /// Whether the page shows what is pointed at.
    pub pointing: bool,
    /// Whether the page shows the box of a plot; `None` while it shows no chart.
    pub plot: Option<bool>,
    pub pace: Pace,
}

impl Body {
    /// No chart yet.
    pub fn new(look: Look, base: Layer, over: Layer) -> Self {
        Body {
            look,
            chart: None,
            figure: Figure::default(),
            state: State::default(),
            over,
            table_built: false,
            base,
            wish: Wish::Auto,
            work: Work::Nothing,
            step: Step::Done,
            fitted: None,
            height: None,
            styled: false,
            frame: None,
            told: false,
            resting: false,
            paper: false,
            range: None,
            pointing: false,
            plot: None,
            pace: Pace::default(),
        }
    }

    /// Arranges the chart and paints it. Nothing of the page but the canvas changes.
    pub fn paint(&mut self) {
        let Some(chart) = self.chart.as_ref().filter(|_| !self.look.size.is_empty()) else { return };
        if self.resting {
            return;
        }
        self.figure = figure::arrange(chart, &self.look.view());
        self.state.pointed = self.state.pointed.filter(|key| self.figure.target(*key).is_some());
        // Numerals that go by need no kerning: the last are painted once more.
        let measure: &dyn MeasureText = &self.look.measure;
        let numerals = self.pace.is_film().then_some(measure);
        self.base.paint(&self.figure.scene, &Manner { numerals, ..self.look.manner() });
    }

    /// Paints what is pointed at. Nothing of the page but the canvas changes.
    pub fn mark(&mut self) {
        if self.resting {
            return;
        }
        let (Some(chart), Some(key)) = (&self.chart, self.state.pointed) else {
            self.over.clear();
            return;
        };
        let scene = figure::overlay(chart, &self.figure, &self.look.view(), key);
        self.over.paint(&scene, &self.look.manner());
    }
}
