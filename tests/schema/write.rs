//! What the readers ask for in, a JSON Schema out.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::place::{CHARTS, Place, read};
use crate::source::{Key, Kind, Source};

/// The schema of both charts.
pub fn schema(source: &Source, places: &[Place]) -> Value {
    let mut defs = Map::new();
    defs.insert("words".to_owned(), words());
    for place in places {
        let object = object(source, place);
        let before = defs.insert(name(&place.name), object.clone());
        assert!(before.is_none_or(|before| before == object), "{} is not the same everywhere", place.name);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "carsi-charts spec, version 1",
        "description": "What <country-indicator> and <goal-progress> draw: a JSON file named by src, JSON in the element, or the element's property spec.",
        "type": "object",
        "required": ["version", "chart"],
        "oneOf": CHARTS.map(|(chart, _)| json!({"$ref": format!("#/$defs/{chart}")})),
        "$defs": defs,
    })
}

fn words() -> Value {
    let one = |said: &str| json!({"type": "string", "description": said});
    json!({
        "description": "A text for every language, or one for each.",
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {
                    "en": one("In English; also shown where there is no Spanish."),
                    "es": one("In Spanish; also shown where there is no English."),
                },
                "additionalProperties": false,
            },
        ],
    })
}

/// `MeasureSpec` as `measure`; the charts as they are called in a spec.
fn name(of: &str) -> String {
    if let Some((chart, _)) = CHARTS.iter().find(|(_, name)| *name == of) {
        return (*chart).to_owned();
    }
    let mut name = String::new();
    for letter in of.trim_end_matches("Spec").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

fn object(source: &Source, place: &Place) -> Value {
    let mut properties = Map::new();
    let mut required: BTreeSet<&str> = BTreeSet::new();
    if let Some((chart, _)) = CHARTS.iter().find(|(_, name)| *name == place.name) {
        properties
            .insert("version".to_owned(), json!({"const": 1, "description": "The version of the spec: 1."}));
        properties.insert("chart".to_owned(), json!({"const": chart, "description": "Which chart this is."}));
        required.extend(["version", "chart"]);
    }
    for key in &place.keys {
        assert!(!key.doc.is_empty(), "{} of {} has no words", key.name, place.name);
        properties.insert(key.name.clone(), property(key, place));
        if key.need == "Required" {
            required.insert(&key.name);
        }
    }
    json!({
        "description": source.doc(&place.name),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn property(key: &Key, place: &Place) -> Value {
    // Where `null` is as good as nothing.
    let optional = key.need == "Optional";
    let typed = |name: &str| if optional { json!({"type": [name, "null"]}) } else { json!({"type": name}) };
    let refer = |to: &str| json!({"$ref": format!("#/$defs/{to}")});
    let or_null =
        |schema: Value| if optional { json!({"anyOf": [schema, {"type": "null"}]}) } else { schema };
    let between = |low: f64, high: f64| {
        let mut schema = typed("integer");
        (schema["minimum"], schema["maximum"]) = (json!(low), json!(high));
        schema
    };
    let list = |items: Value| {
        let mut schema = typed("array");
        schema["items"] = items;
        schema
    };
    let mut schema = match &key.kind {
        Kind::Words => or_null(refer("words")),
        Kind::Text => typed("string"),
        Kind::Texts => list(json!({"type": "string"})),
        Kind::Number => typed("number"),
        Kind::Flag => typed("boolean"),
        Kind::Count => between(0.0, f64::from(u32::MAX)),
        Kind::Year => between(f64::from(i32::MIN), f64::from(i32::MAX)),
        Kind::OneOf if optional => {
            let allowed = place.allowed(key).into_iter().map(Value::from);
            json!({"enum": allowed.chain([Value::Null]).collect::<Vec<_>>()})
        }
        Kind::OneOf => json!({"enum": place.allowed(key)}),
        Kind::SomeOf => list(json!({"enum": place.allowed(key)})),
        Kind::List(of) => list(refer(&name(of))),
        Kind::Object(of) => or_null(refer(&name(of))),
    };
    if key.kind == Kind::OneOf && key.need == "Default" {
        schema["default"] = json!(default(key, place));
    }
    if key.kind == Kind::Flag {
        schema["default"] = json!(false);
    }
    // What the code adds for its own readers is no matter of editors.
    let said = key.doc.split(" Here: ").next().unwrap_or("").split("; `None`").next().unwrap_or("");
    schema["description"] = json!(if said.ends_with('.') { said.to_owned() } else { format!("{said}.") });
    schema
}

/// The word that says the same as nothing.
fn default(key: &Key, place: &Place) -> String {
    let absent = read(&place.spec(|_| {})).0;
    assert!(absent.is_some());
    let mut allowed = place.allowed(key).into_iter();
    allowed.find(|word| read(&place.with(&key.name, &json!(word))).0 == absent).unwrap()
}
