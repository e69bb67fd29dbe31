//! The words around the plot that come from the chart, and when they are
//! written: at once, unless figures follow one another as in a film.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;

use super::parts::{Parts, say, set, show};
use super::session::Session;
use crate::access::{self, Explained, Working};
use crate::figure;
use crate::format::Locale as _;

/// So many figures with no rest between them are a film: nobody reads their
/// words, which cost as much as to paint the chart (they are a layout of the
/// page), and a screen reader is spared them. The words of the last are written
/// when the film stops, and `ready` is told then.
const FILM: u8 = 3;

/// Figures rest when none have come for this time, ms, or for twice this at most.
const REST: u32 = 40;

/// What is known of figures that follow one another.
#[derive(Default)]
pub struct Pace {
    /// Since there was rest, up to those of a film.
    figures: u8,
    /// Whether there are new ones since the timer was set.
    fresh: bool,
    timer: Option<Timeout>,
}

impl Pace {
    /// Whether the words of these figures wait.
    pub fn is_film(&self) -> bool {
        self.figures == FILM
    }
}

impl Session {
    /// There are new figures.
    pub fn keep_pace(&self, pace: &mut Pace) {
        pace.figures = FILM.min(pace.figures + 1);
        pace.fresh = pace.timer.is_some();
        if !pace.fresh {
            let me = self.weak();
            let look = move || me.upgrade().into_iter().for_each(|session| session.settle());
            pace.timer = Some(Timeout::new(REST, look));
        }
    }

    fn settle(&self) {
        let told = self.with(|body| {
            let before = std::mem::take(&mut body.pace);
            if before.fresh {
                self.keep_pace(&mut body.pace);
                body.pace.figures = before.figures;
            }
            let over = before.is_film() && !before.fresh && body.chart.is_some();
            if over && body.told {
                body.paint();
            }
            over.then_some(body.told)
        });
        let Some(told) = told.flatten() else { return };
        self.write_words();
        // Else when it is painted, as all is that has no size yet.
        if told {
            self.tell("ready", JsValue::UNDEFINED);
        }
    }

    /// The words around the plot that come from the chart.
    pub fn write_words(&self) {
        let open = self.with(|body| {
            let chart = body.chart.as_ref()?;
            let locale = &body.look.locale;
            let name = access::name(chart, locale);
            set(&self.parts.base, "aria-label", &name);
            let (browser, keys) = access::browser(chart, locale.lang());
            set(&self.parts.browser, "aria-label", browser);
            say(&self.parts.keys, keys);
            self.write_key(&access::key(chart, locale));
            let summary = access::summary(chart, locale);
            say(&self.parts.summary, &summary);
            show(&self.parts.summary, !summary.is_empty());
            self.write_workings(&access::workings(chart, locale));
            say(&self.parts.live, "");
            // What these say is of the chart before.
            set(&self.parts.browser, "aria-valuetext", "");
            set(&self.parts.browser, "aria-valuenow", "1");
            Some(body.state.table || !figure::has_plot(chart))
        });
        if let Some(open) = open.flatten() {
            self.open_table(open);
        }
    }

    fn write_key(&self, key: &[Explained]) {
        show(&self.parts.key, !key.is_empty());
        say(&self.parts.key, "");
        for Explained { sign, text } in key {
            let Some(item) = self.parts.add(&self.parts.key, "li", "") else { continue };
            if let Some(sign) = self.parts.add(&item, "span", sign) {
                set(&sign, "aria-hidden", "true");
            }
            self.parts.add(&item, "span", text);
        }
    }

    fn write_workings(&self, workings: &[Working]) {
        let Parts { working, steps, .. } = &self.parts;
        show(working, !workings.is_empty());
        say(steps, "");
        for Working { title, lines } in workings {
            self.parts.add(steps, "p", title);
            if let Some(list) = self.parts.add(steps, "ul", "") {
                for line in lines {
                    self.parts.add(&list, "li", line);
                }
            }
        }
    }
}
