//! What the loader calls.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, ShadowRoot};

use super::decode::{self, Steps};
use super::locale::IntlLocale;
use super::look::Wish;
use super::session::Session;
use super::surface::{Layer, Manner, Size};
use crate::access;
use crate::error::{Place, Problem, Problems, Severity};
use crate::export;
use crate::format::problems::{self, Catalogue};
use crate::format::{Lang, Locale as _};
use crate::interact::Event;
use crate::model::check;
use crate::read::{Table, columns, plain};
use crate::spec::{self, Spec};

/// A chart on an element. Freed by the loader when the element leaves the page.
#[wasm_bindgen]
pub struct ChartHandle {
    session: Rc<Session>,
    /// Data by name, for the next load.
    data: RefCell<Data>,
    /// What the last load was told: new figures have the same.
    told: RefCell<Told>,
    problems: RefCell<(Problems, Lang)>,
}

/// What is told with the figures. The page's strings are looked into where they are
/// others than before: to bring one over costs more than to compare it.
#[derive(Default)]
struct Told {
    written: JsValue,
    spec: Option<Spec>,
    /// Of the spec.
    problems: Problems,
    tag: JsValue,
    locale: IntlLocale,
    /// Of data: the page's string, and what it says.
    name: (JsValue, String),
}

impl Told {
    fn spec(&mut self, spec: JsValue) {
        if !Object::is(&self.written, &spec) {
            self.problems = Problems::default();
            self.spec = spec::parse(&spec.as_string().unwrap_or_default(), &mut self.problems);
            self.written = spec;
        }
    }

    fn name(&mut self, name: JsValue) -> String {
        if !Object::is(&self.name.0, &name) {
            self.name = (name.clone(), name.as_string().unwrap_or_default());
        }
        self.name.1.clone()
    }

    fn locale(&mut self, lang: Lang, tag: JsValue) {
        if self.locale.lang() != lang || !Object::is(&self.tag, &tag) {
            self.locale = IntlLocale::new(lang, &tag.as_string().unwrap_or_default());
            self.tag = tag;
        }
    }
}

/// The data of a load on their way: what waits, what is being read, what was
/// read, and what was wrong with it.
#[derive(Default)]
struct Data {
    /// Name, bytes, format asked for. Columns of a script come in parts.
    waiting: VecDeque<(String, Vec<Vec<u8>>, String)>,
    reading: Option<(String, Box<dyn Steps>)>,
    read: Vec<(String, Table)>,
    problems: Problems,
}

/// So many bytes are read at a time: some five milliseconds.
const SLICE: usize = 128 * 1024;
/// So many records, before the bytes are counted again.
const RECORDS: usize = 16;

/// What a call to [`ChartHandle::read`] ends with; the loader knows the numbers.
#[derive(Clone, Copy)]
enum Read {
    /// All was read.
    Done,
    /// There is more to read, after a pause.
    More,
    /// The next file wants the whole reader, which is not loaded.
    Reader,
    /// The next are columns, and the part that reads them is not loaded.
    Long,
}

impl Read {
    /// Its number; those of parts are bits of what is loaded.
    fn number(self) -> u32 {
        match self {
            Read::Done => 0,
            Read::More => 1,
            Read::Reader => 2,
            Read::Long => 4,
        }
    }
}

impl Data {
    /// Reads a slice more of a large file, or small ones one after the other.
    fn read(&mut self, loaded: u32) -> Read {
        let has = |part: Read| loaded & part.number() > 0;
        loop {
            if let Some((name, mut reading)) = self.reading.take() {
                let end = reading.bytes() + SLICE;
                while reading.step(RECORDS) {
                    if reading.bytes() >= end {
                        self.reading = Some((name, reading));
                        return Read::More;
                    }
                }
                self.read.push((name, reading.finish(&mut self.problems)));
            }
            let Some((name, parts, format)) = self.waiting.pop_front() else { return Read::Done };
            let wanted = if parts.len() > 1 { Read::Long } else { Read::Reader };
            self.problems.in_table |= format == "table";
            let is_plain = matches!(format.as_str(), "" | "csv" | "table");
            let plain = parts.first().filter(|_| is_plain).and_then(|bytes| plain::read(bytes));
            if let Some(table) = plain {
                self.read.push((name, table));
            } else if !has(wanted) {
                self.waiting.push_front((name, parts, format));
                return wanted;
            } else if parts.len() > 1 {
                self.read.push((name, columns::read(parts, &mut self.problems).unwrap_or_default()));
            } else {
                let bytes = parts.into_iter().next().unwrap_or_default();
                let large = bytes.len() > SLICE;
                match decode::open(bytes, &format, &mut self.problems) {
                    Some(reading) => self.reading = Some((name, reading)),
                    None => self.read.push((name, Table::default())),
                }
                if large {
                    return Read::More;
                }
            }
        }
    }
}

#[wasm_bindgen]
impl ChartHandle {
    /// Builds the chart's elements in `root`, hidden. `rules` are the
    /// declarations of four rules of a sheet that is this chart's alone: see
    /// [`super::rules`]. `notify` is called with a kind (`ready`, `select`) and
    /// a detail, never from within a call to the handle.
    ///
    /// # Errors
    /// What the browser lacks.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &ShadowRoot, rules: &Array, notify: Function) -> Result<ChartHandle, JsValue> {
        let session = Session::new(root, rules, notify, IntlLocale::default())?;
        Ok(ChartHandle {
            session,
            data: RefCell::default(),
            told: RefCell::default(),
            problems: RefCell::default(),
        })
    }

    /// Gives the next load its data, by the name that the spec calls them, a string.
    /// `format` is the format asked for; empty to find it by the content.
    pub fn source(&self, name: JsValue, bytes: Vec<u8>, format: &str) {
        if let (Ok(mut told), Ok(mut data)) = (self.told.try_borrow_mut(), self.data.try_borrow_mut()) {
            data.waiting.push_back((told.name(name), vec![bytes], format.to_owned()));
        }
    }

    /// Adds a part to what was given last: see [`crate::read::columns`].
    pub fn part(&self, bytes: Vec<u8>) {
        if let Ok(mut data) = self.data.try_borrow_mut()
            && let Some((_, parts, _)) = data.waiting.back_mut()
        {
            parts.push(bytes);
        }
    }

    /// Forgets the data: of a load that was given up, or that nothing else is to be drawn of.
    pub fn forget(&self) {
        self.data.take();
    }

    /// Reads a slice of the data. A page gets time for itself between two
    /// calls. `loaded` are the bits of the parts of the wasm that are there: see [`Read`].
    pub fn read(&self, loaded: u32) -> u32 {
        self.data.try_borrow_mut().map_or(Read::Done, |mut data| data.read(loaded)).number()
    }

    /// Shows what the spec says, a string; it is painted by the steps of
    /// [`ChartHandle::step`]. Words are Spanish or English; `tag` is the string
    /// of the locale that numbers are written by. The data were read before, by [`ChartHandle::read`],
    /// and stay for the next spec. False if there is no chart to show:
    /// [`ChartHandle::problems`] tells why.
    pub fn load(&self, spec: JsValue, spanish: bool, tag: JsValue) -> bool {
        let lang = if spanish { Lang::Es } else { Lang::En };
        let (Ok(mut told), Ok(data)) = (self.told.try_borrow_mut(), self.data.try_borrow()) else {
            return false;
        };
        told.spec(spec);
        told.locale(lang, tag);
        let mut problems = told.problems.clone();
        problems.extend(data.problems.clone());
        let chart = told.spec.as_ref().and_then(|spec| check::check(spec, &data.read, lang, &mut problems));
        drop(data);
        let chart = chart.filter(|_| !problems.failed());
        self.problems.replace((problems, lang));
        let loaded = chart.is_some();
        match chart {
            Some(chart) => self.session.load(chart, &told.locale),
            None => self.session.unload(),
        }
        loaded
    }

    /// Takes a step on the way to a painted chart; whether there is another.
    /// Charts that are loaded in one go are to take turns: see [`Session::step`].
    pub fn step(&self) -> bool {
        self.session.step()
    }

    /// 0: light, 1: dark, anything else: the visitor's own.
    pub fn set_theme(&self, number: i32) {
        self.session.set_theme(match number {
            0 => Wish::Light,
            1 => Wish::Dark,
            _ => Wish::Auto,
        });
    }

    /// What the chart is in words, empty without a chart. `summary`: the
    /// sentences on it; `csv`: its readings; `shown`, and `choices` for the spec
    /// in `of`: see [`access::choices`]; `svg`: the picture. The last three are
    /// in the wasm part `extras`.
    pub fn text(&self, kind: &str, of: &str) -> String {
        let text = self.session.with(|body| {
            let chart = body.chart.as_ref()?;
            let (locale, theme) = (&body.look.locale, &body.look.theme);
            Some(match kind {
                "summary" => access::summary(chart, locale),
                "csv" => access::csv(chart),
                "shown" => access::choices::shown(chart, theme, locale.lang()),
                "choices" => access::choices::choices(of, &self.data.try_borrow().ok()?.read, locale.lang()),
                _ => export::svg(chart, &body.look.view()),
            })
        });
        text.flatten().unwrap_or_default()
    }

    /// Paints the picture on a canvas, at so many device pixels in a CSS pixel.
    /// In the wasm part `extras`.
    pub fn picture(&self, canvas: HtmlCanvasElement, ratio: f64) {
        self.session.with(|body| {
            let scene = export::picture(body.chart.as_ref()?, &body.look.view());
            let size = Size::new(scene.width, scene.height, ratio);
            Layer::new(canvas, None)?.paint(&scene, &Manner { size: &size, ..body.look.manner() });
            Some(())
        });
    }

    /// Points at a country's reading of a year, if it is shown.
    pub fn point(&self, country: &str, year: i32) {
        let key = self.session.with(|body| access::find(body.chart.as_ref()?, country, year));
        if let Some(key) = key.flatten() {
            self.session.react(Event::Show(key));
        }
    }

    /// Gives the canvases' pixels back while nobody can see them, and paints
    /// them again.
    pub fn rest(&self, resting: bool) {
        self.session.rest(resting);
    }

    /// What is wrong with the input, as objects: `code`, `severity`, `place`,
    /// `row`, `column`, `pointer`, `text`, `sentence`, `assumed`, `mend`.
    /// `words` are the tables of a [`Catalogue`]; without them the last three
    /// are empty.
    pub fn problems(&self, words: &str) -> Array {
        let list = Array::new();
        if let Ok(problems) = self.problems.try_borrow() {
            let (problems, lang) = &*problems;
            for problem in problems.iter() {
                list.push(&object(problem, &Catalogue::new(words), *lang));
            }
        }
        list
    }

    /// How many more problems there were than are listed.
    pub fn beyond(&self) -> usize {
        self.problems.try_borrow().map_or(0, |problems| problems.0.beyond)
    }
}

fn object(problem: &Problem, words: &Catalogue, lang: Lang) -> Object {
    let object = Object::new();
    let severity = match problem.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let number = |n: u64| u32::try_from(n).map_or(JsValue::NULL, JsValue::from);
    let (mut row, mut column, mut pointer) = (JsValue::NULL, JsValue::NULL, JsValue::NULL);
    match &problem.place {
        Place::Whole => {}
        Place::Pointer(at) => pointer = at.into(),
        Place::Cell { line, column: at } => {
            row = number(*line);
            column = at.and_then(|at| u64::try_from(at).ok()).map_or(JsValue::NULL, number);
        }
    }
    let entries = [
        ("code", problem.code.name().into()),
        ("severity", severity.into()),
        ("place", problems::place(problem, lang).into()),
        ("row", row),
        ("column", column),
        ("pointer", pointer),
        ("text", (&problem.text).into()),
        ("sentence", words.sentence(problem, lang).into()),
        ("assumed", words.assumed(problem, lang).into()),
        ("mend", words.mend(problem, lang).into()),
    ];
    for (name, value) in &entries {
        // A new object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
