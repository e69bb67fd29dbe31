//! Every object that a spec may hold, each in the smallest spec that holds it.

use carsi_charts::error::{Place as At, Problems};
use carsi_charts::spec::{Spec, parse};
use serde_json::{Map, Value, json};

use crate::source::{Key, Kind, Source};

/// The charts, with the types that they are read into.
pub const CHARTS: [(&str, &str); 2] =
    [("country-indicator", "IndicatorSpec"), ("goal-progress", "GoalsSpec")];

/// A place in a spec where an object of a type stands.
#[derive(Clone, Debug)]
pub struct Place {
    /// The object's type.
    pub name: String,
    pub keys: Vec<Key>,
    /// The way to it: a key and the type it leads to, whether in a list.
    way: Vec<(String, bool)>,
    /// The objects on the way, each as small as can be; the last is the object itself.
    around: Vec<Map<String, Value>>,
}

impl Place {
    /// The JSON pointer of a key here.
    pub fn pointer(&self, key: &str) -> String {
        let mut pointer = String::new();
        for (name, is_list) in &self.way {
            pointer += &format!("/{name}{}", if *is_list { "/0" } else { "" });
        }
        format!("{pointer}/{key}")
    }

    /// The smallest spec with an object here, changed by a function.
    pub fn spec(&self, change: impl FnOnce(&mut Map<String, Value>)) -> Value {
        let mut objects = self.around.clone();
        let mut inner = objects.pop().unwrap();
        change(&mut inner);
        for (mut outer, (key, is_list)) in objects.into_iter().rev().zip(self.way.iter().rev()) {
            outer.insert(key.clone(), if *is_list { json!([inner]) } else { json!(inner) });
            inner = outer;
        }
        Value::Object(inner)
    }

    /// The same with a value under a key.
    pub fn with(&self, key: &str, value: &Value) -> Value {
        self.spec(|object| {
            object.insert(key.to_owned(), value.clone());
        })
    }

    /// The words that a key may have; the reader itself names them when it refuses another.
    pub fn allowed(&self, key: &Key) -> Vec<String> {
        let wrong = if key.kind == Kind::SomeOf { json!(["\u{1}"]) } else { json!("\u{1}") };
        let (_, problems) = read(&self.with(&key.name, &wrong));
        problems.iter().next().unwrap().arg.split(" | ").map(str::to_owned).collect()
    }
}

/// What the reader says of a spec.
pub fn read(spec: &Value) -> (Option<Spec>, Problems) {
    let mut problems = Problems::default();
    let found = parse(&spec.to_string(), &mut problems);
    (found, problems)
}

/// The pointers and codes of what the reader refuses.
pub fn refused(spec: &Value) -> Vec<(String, &'static str)> {
    let (_, problems) = read(spec);
    let said = problems.iter().map(|problem| match &problem.place {
        At::Pointer(pointer) => (pointer.clone(), problem.code.name()),
        other => panic!("{other:?} in a spec"),
    });
    said.collect()
}

/// Every place of both charts.
pub fn places(source: &Source) -> Vec<Place> {
    let mut places = Vec::new();
    for (chart, name) in CHARTS {
        let keys = source.keys(name);
        let mut root = smallest(&keys);
        root.insert("version".to_owned(), json!(1));
        root.insert("chart".to_owned(), json!(chart));
        let top = Place { name: name.to_owned(), keys, way: vec![], around: vec![root] };
        walk(top, source, &mut places);
    }
    places
}

fn walk(place: Place, source: &Source, into: &mut Vec<Place>) {
    for key in &place.keys {
        let (Kind::List(name) | Kind::Object(name)) = &key.kind else { continue };
        let mut inner = place.clone();
        inner.keys = source.keys(name);
        inner.name.clone_from(name);
        inner.way.push((key.name.clone(), matches!(key.kind, Kind::List(_))));
        inner.around.push(smallest(&inner.keys));
        walk(inner, source, into);
    }
    into.push(place);
}

/// An object with what it must have.
fn smallest(keys: &[Key]) -> Map<String, Value> {
    let needed = keys.iter().filter(|key| key.need == "Required");
    needed.map(|key| (key.name.clone(), sound(key))).collect()
}

/// A value that a required key may have.
fn sound(key: &Key) -> Value {
    match &key.kind {
        Kind::Words | Kind::Text => json!("text"),
        Kind::Number | Kind::Count | Kind::Year => json!(2010),
        Kind::List(_) => json!([]),
        // The only list of words that must be there.
        Kind::OneOf => json!("achieved"),
        other => panic!("no required key is of kind {other:?} so far"),
    }
}
