//! What the loader calls.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use super::locale::IntlLocale;
use super::session::{Session, Wish};
use crate::access;
use crate::error::{Problem, Problems, Severity};
use crate::format::{Lang, problems};
use crate::model::check;
use crate::{read, spec};

/// A chart on an element. Freed by the loader when the element leaves the page.
#[wasm_bindgen]
pub struct ChartHandle {
    session: Rc<Session>,
    /// Data by name, for the next load.
    data: RefCell<Vec<(String, Vec<u8>)>>,
    problems: RefCell<(Problems, Lang)>,
}

#[wasm_bindgen]
impl ChartHandle {
    /// Builds the chart's elements in `root`, hidden. `rules` are the
    /// declarations of three rules of a sheet that is this chart's alone: see
    /// [`super::rules`]. `notify` is called with a kind (`ready`, `select`) and
    /// a detail, never from within a call to the handle.
    ///
    /// # Errors
    /// What the browser lacks.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &ShadowRoot, rules: &Array, notify: Function) -> Result<ChartHandle, JsValue> {
        let session = Session::new(root, rules, notify, IntlLocale::new(Lang::En, "en"))?;
        Ok(ChartHandle { session, data: RefCell::default(), problems: RefCell::default() })
    }

    /// Gives the next load its data, by the name that the spec calls them.
    pub fn source(&self, name: &str, bytes: &[u8]) {
        if let Ok(mut data) = self.data.try_borrow_mut() {
            data.push((name.to_owned(), bytes.to_vec()));
        }
    }

    /// Shows what the spec says. `lang` is the language of the words, `locale`
    /// the tag that numbers are written by. False if there is no chart to show:
    /// [`ChartHandle::problems`] tells why.
    pub fn load(&self, spec: &str, lang: &str, locale: &str) -> bool {
        let lang = if lang == "es" { Lang::Es } else { Lang::En };
        let data = self.data.take();
        let mut problems = Problems::default();
        let chart = spec::parse(spec, &mut problems).and_then(|spec| {
            let mut sources = Vec::new();
            for (name, bytes) in data {
                sources.push((name, read::read(&bytes, &read::Request::default(), &mut problems)));
            }
            check::check(&spec, &sources, lang, &mut problems)
        });
        let chart = chart.filter(|_| !problems.failed());
        self.problems.replace((problems, lang));
        let loaded = chart.is_some();
        match chart {
            Some(chart) => self.session.load(chart, IntlLocale::new(lang, locale)),
            None => self.session.unload(),
        }
        loaded
    }

    /// `light`, `dark`, or anything else for the visitor's own.
    pub fn set_theme(&self, name: &str) {
        self.session.set_theme(match name {
            "light" => Wish::Light,
            "dark" => Wish::Dark,
            _ => Wish::Auto,
        });
    }

    /// The sentences on what the chart shows; empty without a chart.
    pub fn summary(&self) -> String {
        let summary =
            self.session.with(|body| Some(access::summary(body.chart.as_ref()?, &body.look.locale)));
        summary.flatten().unwrap_or_default()
    }

    /// The readings as CSV; empty without a chart.
    pub fn csv(&self) -> String {
        self.session.with(|body| body.chart.as_ref().map(access::csv)).flatten().unwrap_or_default()
    }

    /// What is wrong with the input, as objects of texts: `code`, `severity`,
    /// `place`, `text`, `sentence`, `mend`.
    pub fn problems(&self) -> Array {
        let list = Array::new();
        if let Ok(problems) = self.problems.try_borrow() {
            let (problems, lang) = &*problems;
            for problem in problems.iter() {
                list.push(&object(problem, *lang));
            }
        }
        list
    }
}

fn object(problem: &Problem, lang: Lang) -> Object {
    let object = Object::new();
    let severity = match problem.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let entries = [
        ("code", problem.code.name()),
        ("severity", severity),
        ("place", &problems::place(&problem.place, lang)),
        ("text", &problem.text),
        ("sentence", &problems::sentence(problem, lang)),
        ("mend", problems::mend(problem.code, lang)),
    ];
    for (name, value) in entries {
        // A new object takes every property.
        let _ = Reflect::set(&object, &name.into(), &value.into());
    }
    object
}
