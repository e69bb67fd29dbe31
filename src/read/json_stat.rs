//! JSON-stat 1 and 2 in: values by their position in a cube, the last
//! dimension the fastest.

use super::cube::{self, Cell, Cube, Dimension, Item, Marks};
use super::json::{Lookup, misfit, multiple, position, status};
use super::{Facts, Table};
use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;
use crate::json::Node;
use crate::json::pointer::{push_index, push_key};

const FORMAT: &str = "json-stat";

/// One data set of a file.
struct Found<'n> {
    pointer: String,
    /// What the file calls it; may be empty.
    name: &'n str,
    node: &'n Node,
}

/// Reads every data set that has places and times; those with times alone if
/// none has both.
pub fn read(node: &Node, problems: &mut Problems) -> Table {
    let mut facts = Facts::new(problems);
    let mut cubes = Vec::new();
    for found in sets(node, &mut facts.problems) {
        match dimensions(found.node) {
            Ok(dimensions) => cubes.push((found, dimensions)),
            Err(key) => misfit(FORMAT, key, &found.pointer, &mut facts.problems),
        }
    }
    let placed = |dimensions: &[Dimension]| cube::roles(dimensions).is_some_and(|(place, _)| place.is_some());
    if cubes.iter().any(|(_, dimensions)| placed(dimensions)) {
        cubes.retain(|(_, dimensions)| placed(dimensions));
    } else if cubes.iter().any(|(_, dimensions)| cube::roles(dimensions).is_some()) {
        cubes.retain(|(_, dimensions)| cube::roles(dimensions).is_some());
    }
    for (found, dimensions) in cubes {
        data_set(&found, dimensions, &mut facts);
    }
    if facts.rows.is_empty() && !facts.problems.failed() {
        facts.problems.push(Code::DataEmpty, Place::Whole, "", "rows");
    }
    facts.finish(problems)
}

/// The data sets of a file: it is one, a collection that holds some, or, in
/// version 1, an object of them by name.
fn sets<'n>(node: &'n Node, problems: &mut Problems) -> Vec<Found<'n>> {
    let is_set = |node: &Node| node.get("dimension").is_some();
    if is_set(node) {
        return vec![Found { pointer: String::new(), name: "", node }];
    }
    let named = node.entries().iter().filter(|(_, node)| is_set(node)).map(|(name, node)| {
        let mut pointer = String::new();
        push_key(&mut pointer, name);
        Found { pointer, name, node }
    });
    let mut found: Vec<Found> = named.collect();
    let linked = node.get("link").and_then(|link| link.get("item")).map_or(&[][..], Node::items);
    for (at, node) in linked.iter().enumerate().filter(|(_, node)| is_set(node)) {
        let mut pointer = "/link/item".to_owned();
        push_index(&mut pointer, at);
        found.push(Found { pointer, name: "", node });
    }
    if found.is_empty() {
        let collection = node.get("class").map_or("", Node::text) == "collection";
        let (text, key) =
            if collection { ("json-stat collection", "dataset") } else { (FORMAT, "dimension") };
        misfit(text, key, "", problems);
    }
    found
}

/// The dimensions of a data set. The error is the key that is not as it should be.
fn dimensions(set: &Node) -> Result<Vec<Dimension>, &'static str> {
    let all = set.get("dimension").ok_or("dimension")?;
    // In version 1 what describes the dimensions stands among them.
    let described = |key: &'static str| set.get(key).or_else(|| all.get(key));
    let ids = described("id").ok_or("id")?.items();
    let sizes = described("size").ok_or("size")?.items();
    if ids.len() != sizes.len() || ids.is_empty() {
        return Err("size");
    }
    let roles = described("role").map_or(&[][..], Node::entries);
    let mut dimensions = Vec::new();
    for (id, size) in ids.iter().zip(sizes) {
        let id = id.text();
        let node = all.get(id).ok_or("dimension")?;
        let name = node.get("label").map_or("", Node::text);
        let category = node.get("category").ok_or("category")?;
        let items = items(category, id, name).ok_or("index")?;
        if size.index() != Some(items.len()) {
            return Err("size");
        }
        let role = roles.iter().find(|(_, list)| list.items().iter().any(|one| one.text() == id));
        dimensions.push(Dimension {
            id: id.to_owned(),
            name: if name.is_empty() { id } else { name }.to_owned(),
            role: role.map_or(String::new(), |(role, _)| role.clone()),
            items,
        });
    }
    Ok(dimensions)
}

/// The categories of a dimension in order; `None` if their order cannot be told.
fn items(category: &Node, id: &str, name: &str) -> Option<Vec<Item>> {
    let codes: Vec<&str> = match (category.get("index"), category.get("label")) {
        (Some(Node::List(codes)), _) => codes.iter().map(Node::text).collect(),
        (Some(Node::Object(codes)), _) => {
            let mut ordered = vec![None; codes.len()];
            for (code, at) in codes {
                let free = ordered.get_mut(at.index()?)?;
                if free.replace(code.as_str()).is_some() {
                    return None;
                }
            }
            ordered.into_iter().collect::<Option<_>>()?
        }
        (None, Some(Node::Object(labels))) if labels.len() == 1 => {
            labels.iter().map(|(code, _)| code.as_str()).collect()
        }
        (None, None) => {
            return Some(vec![Item { code: id.to_owned(), name: name.to_owned(), ..Item::default() }]);
        }
        _ => return None,
    };
    let mut labels = Lookup::of(category.get("label"));
    let mut units = Lookup::of(category.get("unit"));
    let item = |code: &str| Item {
        code: code.to_owned(),
        name: labels.get(code).map_or("", Node::text).to_owned(),
        unit: units.get(code).map_or(String::new(), unit),
    };
    Some(codes.into_iter().map(item).collect())
}

/// `{"label": "%", "base": "per cent", "multiplier": 0}`, or its text alone.
fn unit(node: &Node) -> String {
    let words = ["label", "base", "symbol"].iter().find_map(|key| node.get(key));
    let power = node.get("multiplier").map_or(String::new(), Node::said);
    multiple(words.unwrap_or(node).text(), &power)
}

fn data_set(found: &Found, dimensions: Vec<Dimension>, facts: &mut Facts) {
    let sizes: Vec<usize> = dimensions.iter().map(|d| d.items.len()).collect();
    let count = sizes.iter().try_fold(1_usize, |count, size| count.checked_mul(*size));
    let label = found.node.get("label").map_or("", Node::text);
    let name = if label.is_empty() { found.name } else { label };
    let Some(mut cube) = Cube::of(name.to_owned(), dimensions, &found.pointer, facts) else { return };
    let mut statuses = Statuses::of(found.node);
    let mut index = vec![0; sizes.len()];
    let mut put = |of: &str, key: &str, value: Option<&Node>, statuses: &mut Statuses| {
        let mut pointer = found.pointer.clone();
        push_key(&mut pointer, of);
        push_key(&mut pointer, key);
        let status = statuses.at(key);
        let at = position(key).filter(|at| count.is_none_or(|count| *at < count));
        let Some(mut at) = at else {
            return facts.problems.push(Code::RowLength, Place::Pointer(pointer), key, "");
        };
        for (index, size) in index.iter_mut().zip(&sizes).rev() {
            *index = at.checked_rem(*size).unwrap_or(0);
            at = at.checked_div(*size).unwrap_or(0);
        }
        let marks = Marks { status, ..Marks::default() };
        cube.put(Cell { pointer, index: &index, value, marks, measure: None }, facts);
    };
    match found.node.get("value") {
        Some(Node::List(values)) if Some(values.len()) == count => {
            for (at, value) in values.iter().enumerate() {
                put("value", &integer(at), Some(value), &mut statuses);
            }
        }
        Some(object @ Node::Object(values)) => {
            for (key, value) in values {
                put("value", key, Some(value), &mut statuses);
            }
            // Where there is only a status, it may say why.
            let mut there = Lookup::of(Some(object));
            for (key, _) in found.node.get("status").map_or(&[][..], Node::entries) {
                if there.get(key).is_none() {
                    put("status", key, None, &mut statuses);
                }
            }
        }
        _ => misfit(FORMAT, "value", &found.pointer, &mut facts.problems),
    }
}

/// The statuses of a data set: one for all, or by position.
struct Statuses<'n> {
    node: Option<&'n Node>,
    by_key: Lookup<'n>,
    /// What the file says that its statuses mean (Eurostat does).
    labels: Option<&'n Node>,
}

impl<'n> Statuses<'n> {
    fn of(set: &'n Node) -> Self {
        let node = set.get("status");
        let labels = set.get("extension").and_then(|e| e.get("status")).and_then(|s| s.get("label"));
        Statuses { node, by_key: Lookup::of(node), labels }
    }

    fn at(&mut self, key: &str) -> super::marks::Status {
        let code = match self.node {
            Some(Node::List(all)) => position(key).and_then(|at| all.get(at)),
            Some(Node::Object(_)) => self.by_key.get(key),
            one => one,
        };
        let code = code.map_or("", Node::text);
        let label = self.labels.and_then(|labels| labels.get(code)).map_or("", Node::text);
        status(code, label)
    }
}
