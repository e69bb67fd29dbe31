//! Effects of the interaction, carried out.

use crate::format::quantity::integer;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{DomRectReadOnly, Element};

use super::body::{Body, Work};
use super::parts::{say, set, show};
use super::session::Session;
use super::table;
use crate::access::{self, Description};
use crate::figure::Key;
use crate::geom::{Point, Rect};
use crate::interact::{self, Effect, Event, tip};

impl Session {
    /// Takes one event through the interaction and does what it says.
    pub fn react(&self, event: Event) {
        let effects = self.with(|body| {
            body.chart.as_ref()?;
            let (state, effects) = interact::step(&body.figure, body.state, event);
            body.state = state;
            Some(effects)
        });
        for effect in effects.flatten().unwrap_or_default() {
            match effect {
                Effect::Point(pointed) => {
                    self.request(Work::Over);
                    if pointed.is_none() {
                        self.tell("select", JsValue::NULL);
                    }
                }
                Effect::Speak(key) => self.speak(key),
                Effect::Select(key) => self.select(key),
                Effect::Table(open) => self.open_table(open),
            }
        }
    }

    /// The range of the point browser: along a line where lines have a
    /// length, else from line to line.
    pub fn range(&self, body: &mut Body) {
        let browser = &self.parts.browser;
        let targets = &body.figure.targets;
        let columns = targets.iter().map(|t| t.stop.place).max().unwrap_or(0);
        let rows = targets.iter().map(|t| t.stop.line).max().unwrap_or(0);
        let range = (columns > 0, if columns > 0 { columns } else { rows }, targets.is_empty());
        // Whatever is set makes the browser look at its styles again.
        if body.range.replace(range) == Some(range) {
            return;
        }
        let (level, last, none) = range;
        set(browser, "aria-orientation", if level { "horizontal" } else { "vertical" });
        set(browser, "aria-valuemax", &integer(last + 1));
        show(browser, !none);
    }

    /// The reading that is pointed at.
    pub fn pointed(&self) -> Option<Key> {
        self.with(|body| body.state.pointed).flatten()
    }

    /// Paints what is pointed at, and puts the tooltip beside it.
    pub fn point(&self, body: &mut Body) {
        let tip = &self.parts.tip;
        body.mark();
        let pointing = body.state.pointed.is_some();
        if !(body.pointing || pointing) {
            return;
        }
        body.pointing = pointing;
        // Hidden while it is empty: a canvas costs the screen its pixels even so.
        show(&self.parts.over, pointing);
        let (Some(chart), Some(key)) = (&body.chart, body.state.pointed) else {
            show(tip, false);
            return;
        };
        let Some(target) = body.figure.target(key) else { return };
        let Description { title, value, lines, .. } = access::describe(chart, key, &body.look.locale);
        say(tip, "");
        for (class, text) in
            [("title", &title), ("value", &value)].into_iter().chain(lines.iter().map(|l| ("line", l)))
        {
            if let Some(line) = self.parts.add(tip, "div", text) {
                set(&line, "class", class);
            }
        }
        show(tip, true);
        self.rules.tip(self.tip_place(target.at, body));
    }

    /// Where the tooltip goes: inside the host's box, in the plot's coordinates.
    fn tip_place(&self, at: Point, body: &Body) -> Point {
        let rect = |element: &Element| {
            let rect = element.get_bounding_client_rect();
            let rect: &DomRectReadOnly = &rect;
            Rect::sized(rect.left(), rect.top(), rect.width(), rect.height())
        };
        let (host, plot, tip) = (rect(&self.parts.host), rect(&self.parts.plot), rect(&self.parts.tip));
        // Under a transform of the page, boxes are scaled and our coordinates are not.
        let scale = plot.width() / body.look.size.width.max(1.0);
        let scale = if scale > 0.0 { scale } else { 1.0 };
        let own = |v: f64| v / scale;
        let bounds = Rect::sized(
            own(host.left - plot.left),
            own(host.top - plot.top),
            own(host.width()),
            own(host.height()),
        );
        tip::place(at, (own(tip.width()), own(tip.height())), bounds)
    }

    fn speak(&self, key: Key) {
        self.with(|body| {
            let Some(chart) = &body.chart else { return };
            let speech = access::describe(chart, key, &body.look.locale).speech;
            let browser = &self.parts.browser;
            let vertical = body.figure.targets.iter().all(|t| t.stop.place == 0);
            let stop = body.figure.target(key).map(|t| t.stop);
            let now = stop.map_or(0, |stop| if vertical { stop.line } else { stop.place });
            set(browser, "aria-valuenow", &integer(now + 1));
            set(browser, "aria-valuetext", &speech);
            // Of a slider that has the focus, the value is spoken as it is.
            if !self.focused.get() {
                say(&self.parts.live, &speech);
            }
        });
    }

    fn select(&self, key: Key) {
        let detail = self.with(|body| {
            let selected = access::selected(body.chart.as_ref()?, key)?;
            let detail = Object::new();
            let entries = [
                ("country", JsValue::from(selected.country)),
                ("year", selected.year.map_or(JsValue::NULL, JsValue::from)),
                ("value", selected.value.map_or(JsValue::NULL, JsValue::from)),
                ("missing", selected.missing.map_or(JsValue::NULL, JsValue::from)),
                ("flag", selected.flag.map_or(JsValue::NULL, JsValue::from)),
            ];
            for (name, value) in entries {
                Reflect::set(&detail, &name.into(), &value).ok()?;
            }
            Some(detail)
        });
        if let Some(detail) = detail.flatten() {
            self.tell("select", detail.into());
        }
    }

    /// Shows or hides the table; the button says what the visitor chose, which is not what a chart without a plot shows.
    pub fn open_table(&self, open: bool) {
        self.with(|body| {
            let Some(chart) = &body.chart else { return };
            set(&self.parts.button, "aria-expanded", if body.state.table { "true" } else { "false" });
            if open && !body.table_built {
                let table = access::table(chart, &body.look.locale);
                body.table_built = table::build(&self.parts, &table).is_some();
            }
        });
        show(&self.parts.table, open);
    }
}
