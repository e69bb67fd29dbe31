//! The JSON Schema in `pkg/spec.schema.json` is that of the readers in
//! `src/spec`: it is made of their source and of what they answer, and what it
//! allows is what they read. `GOLDEN=update cargo test --test schema` writes it
//! anew. The wasm knows nothing of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "schema/place.rs"]
mod place;
#[path = "schema/source.rs"]
mod source;
#[path = "schema/write.rs"]
mod write;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use place::{Place, places, refused};
use serde_json::{Value, json};
use source::{Kind, Source};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn source() -> Source {
    Source::read(ROOT)
}

fn file() -> std::path::PathBuf {
    Path::new(ROOT).join("pkg/spec.schema.json")
}

/// Which of some values the schema allows.
fn valid(values: &[Value]) -> Vec<bool> {
    let mut node = Command::new("node")
        .arg(format!("{ROOT}/tests/schema/validate.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js runs the validator");
    node.stdin.take().unwrap().write_all(serde_json::to_string(values).unwrap().as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "the validator comes with `npm ci`");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Fails where the schema and the reader are not of one mind; what the reader said of each.
fn agree(values: &[Value]) -> Vec<Vec<(String, &'static str)>> {
    let said: Vec<_> = values.iter().map(refused).collect();
    for ((value, valid), said) in values.iter().zip(valid(values)).zip(&said) {
        assert_eq!(valid, said.is_empty(), "{value}: the reader says {said:?}");
    }
    said
}

#[test]
fn the_file_is_what_the_code_gives() {
    let source = source();
    let made = write::schema(&source, &places(&source));
    let text = format!("{made:#}\n");
    if std::env::var_os("GOLDEN").is_some_and(|v| v == "update") {
        fs::write(file(), &text).unwrap();
    }
    let found = fs::read_to_string(file()).unwrap_or_default();
    assert!(found == text, "pkg/spec.schema.json is old: GOLDEN=update cargo test --test schema");
}

/// Values of every kind that JSON has, and of those that keys ask for.
fn probes(place: &Place, key: &source::Key) -> Vec<Value> {
    let mut probes = vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(2010),
        json!(1.5),
        json!(4_294_967_295_u32),
        json!(4_294_967_296_u64),
        json!(1e300),
        json!(""),
        json!("text"),
        json!([]),
        json!(["text"]),
        json!([1]),
        json!([null]),
        json!({}),
        json!({"en": "text"}),
        json!({"en": "a", "es": "b"}),
        json!({"es": null}),
        json!({"en": 1}),
        json!({"fr": "text"}),
        json!([{}]),
    ];
    if matches!(key.kind, Kind::OneOf | Kind::SomeOf) {
        let allowed = place.allowed(key);
        assert!(allowed.len() > 1, "{} of {}", key.name, place.name);
        probes.extend(allowed.iter().map(|word| json!(word)));
        probes.extend(allowed.iter().map(|word| json!([word])));
        probes.push(json!(allowed));
        probes.push(json!([allowed[0], "text"]));
    }
    probes
}

#[test]
fn whatever_stands_under_a_key_is_allowed_or_refused_by_both() {
    let mut values = Vec::new();
    let mut keys = Vec::new();
    for place in places(&source()) {
        for key in &place.keys {
            for probe in probes(&place, key) {
                values.push(place.with(&key.name, &probe));
                keys.push(place.pointer(&key.name));
            }
        }
    }
    assert!(values.len() > 2_000, "{}", values.len());
    let said = agree(&values);
    let (mut taken, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for ((pointer, said), value) in keys.iter().zip(said).zip(&values) {
        if said.is_empty() {
            taken.insert(pointer);
            continue;
        }
        refused.insert(pointer);
        for (at, code) in said {
            assert!(at.starts_with(pointer.as_str()), "{value}: {code} at {at}");
            assert!(matches!(code, "E-SPEC-VALUE" | "E-SPEC-KEY"), "{value}: {code}");
        }
    }
    let all: BTreeSet<&String> = keys.iter().collect();
    // A list that must have objects, or an object with a key that it must have, is in the smallest spec of what is inside.
    assert!(refused == all, "never refused: {:?}", all.difference(&refused));
    let inside = [
        "/readings",
        "/references",
        "/annotations",
        "/goals",
        "/indicators",
        "/milestones",
        "/baseline",
        "/target",
        "/judgement",
    ];
    for pointer in all.difference(&taken) {
        assert!(inside.iter().any(|end| pointer.ends_with(end)), "{pointer} is never taken");
    }
}

#[test]
fn what_must_be_there_must_be_there_for_both() {
    let mut values = Vec::new();
    for place in places(&source()) {
        values.push(place.spec(|_| {}));
        for key in place.keys.iter().filter(|key| key.need == "Required") {
            values.push(place.spec(|object| {
                object.remove(&key.name);
            }));
        }
        for root in ["version", "chart"] {
            let mut spec = place.spec(|_| {});
            spec.as_object_mut().unwrap().remove(root);
            values.push(spec);
        }
    }
    for (key, value) in
        [("version", json!(2)), ("version", json!("1")), ("chart", json!("pie")), ("chart", json!(null))]
    {
        let mut spec = json!({"version": 1, "chart": "country-indicator"});
        spec[key] = value;
        values.push(spec);
    }
    values.extend([json!(null), json!([]), json!("text"), json!({})]);
    let said = agree(&values);
    let refused = said.iter().filter(|said| !said.is_empty()).count();
    assert!(refused > 30 && said.len() - refused > 10, "{refused} of {}", said.len());
}

/// A key is read if it is one of the texts of the code, so no other way of asking for one can be overlooked.
#[test]
fn the_schema_has_every_key_that_the_reader_knows() {
    let source = source();
    let schema: Value = serde_json::from_str(&fs::read_to_string(file()).unwrap()).unwrap();
    for place in places(&source) {
        let mut known = BTreeSet::new();
        for text in &source.texts {
            let spec = place.with(text, &json!(null));
            let pointer = place.pointer(text);
            if !refused(&spec).contains(&(pointer, "E-SPEC-KEY")) {
                known.insert(text.as_str());
            }
        }
        let def = schema["$defs"]
            .as_object()
            .unwrap()
            .values()
            .find(|def| def["description"] == source.doc(&place.name) && def["properties"].is_object());
        let properties = def.unwrap()["properties"].as_object().unwrap();
        let listed: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
        assert_eq!(known, listed, "{}", place.name);
    }
}

#[test]
fn the_specs_of_the_demo_and_of_the_tests_are_valid() {
    let mut values = Vec::new();
    for folder in ["www/data", "tests/data"] {
        for entry in fs::read_dir(Path::new(ROOT).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "json") {
                values.push(serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap());
            }
        }
    }
    assert!(values.len() > 20, "{}", values.len());
    assert!(agree(&values).iter().all(Vec::is_empty));
}
