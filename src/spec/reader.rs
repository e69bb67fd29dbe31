//! An object of JSON in, its values by key and kind out, strictly: everything
//! that is wrong with it is noted, not only what is met first.
//!
//! A value that is missing or of another kind is noted and stands as absent:
//! the spec is then not used, so nothing rests on it. Nothing here is generic
//! but [`Reader::list`] and [`Reader::object`], which are a few lines each.

use super::Words;
use super::spelling::nearest;
use crate::convert::{round_i32, round_u32};
use crate::error::{Code, Place, Problems};
use crate::json::Node;
use crate::json::pointer::{push_index, push_key};
use crate::model::Year;

/// What it means that a key is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nothing; and `null` is as good as not there.
    Optional,
    /// Something that the documentation says; `null` is not that.
    Default,
    /// That the spec cannot be used.
    Required,
}

/// Where the reading stands, and what has been noted.
#[derive(Debug, Default)]
pub struct Notes {
    /// Pointer of the value that is being read.
    pub pointer: String,
    /// What was wrong so far.
    pub problems: Problems,
}

impl Notes {
    /// Notes a problem with the value that is being read.
    pub fn push(&mut self, code: Code, text: &str, arg: &str) {
        self.problems.push(code, Place::Pointer(self.pointer.clone()), text, arg);
    }

    /// Notes that the value is of another kind than expected.
    fn refuse(&mut self, node: &Node, expected: &str) {
        self.push(Code::SpecValue, &node.said(), expected);
    }
}

/// Reads one object.
pub struct Reader<'n> {
    entries: &'n [(String, Node)],
    notes: &'n mut Notes,
    /// Bytes of the object's own pointer.
    own: usize,
    /// The keys that were asked for: all that there are.
    asked: Vec<&'static str>,
    /// Those of them that had to be there and are not.
    missing: Vec<&'static str>,
}

impl<'n> Reader<'n> {
    /// Starts on what the pointer of `notes` is at; a problem if it is no object.
    pub fn of(node: &'n Node, notes: &'n mut Notes) -> Option<Self> {
        let Node::Object(entries) = node else {
            notes.refuse(node, "object");
            return None;
        };
        let own = notes.pointer.len();
        Some(Reader { entries, notes, own, asked: Vec::new(), missing: Vec::new() })
    }

    /// Where the reading stands: at the key asked for last.
    pub fn notes(&mut self) -> &mut Notes {
        self.notes
    }

    /// Notes every key that nobody asked for, and every needed one that is not
    /// there, unless one of the former is a slip for it.
    pub fn finish(mut self) {
        for (key, _) in self.entries {
            if !self.asked.contains(&key.as_str()) {
                let near = nearest(key, &self.asked);
                self.missing.retain(|missing| near != Some(*missing));
                self.at(key);
                self.notes.push(Code::SpecKey, key, near.unwrap_or(""));
            }
        }
        for key in std::mem::take(&mut self.missing) {
            self.at(key);
            self.notes.push(Code::SpecValue, "", "required");
        }
        self.notes.pointer.truncate(self.own);
    }

    /// Moves the pointer to a key.
    fn at(&mut self, key: &str) {
        self.notes.pointer.truncate(self.own);
        push_key(&mut self.notes.pointer, key);
    }

    /// The value of a key. It is noted if it stands twice, or is needed and not there.
    fn open(&mut self, key: &'static str, need: Need) -> Option<&'n Node> {
        self.asked.push(key);
        self.at(key);
        let mut found = None;
        for (written, node) in self.entries {
            if written == key {
                if found.is_some() {
                    self.notes.push(Code::SpecValue, key, "once");
                }
                found = found.or(Some(node));
            }
        }
        if found.is_none() && need == Need::Required {
            self.missing.push(key);
        }
        found.filter(|node| need != Need::Optional || **node != Node::Null)
    }

    /// A text.
    pub fn text(&mut self, key: &'static str, need: Need) -> Option<String> {
        let node = self.open(key, need)?;
        text(node, self.notes)
    }

    /// A text, or one for each language.
    pub fn words(&mut self, key: &'static str, need: Need) -> Option<Words> {
        match self.open(key, need)? {
            Node::Text(text) => Some(Words::from(text.as_str())),
            node @ Node::Object(_) => {
                let mut reader = Reader::of(node, self.notes)?;
                let words = Words::each(reader.text("en", Need::Default), reader.text("es", Need::Default));
                reader.finish();
                Some(words)
            }
            node => {
                self.notes.refuse(node, "words");
                None
            }
        }
    }

    /// A number.
    pub fn number(&mut self, key: &'static str, need: Need) -> Option<f64> {
        match self.open(key, need)? {
            Node::Number(number) => Some(*number),
            node => {
                self.notes.refuse(node, "number");
                None
            }
        }
    }

    /// A whole number between two bounds.
    fn integer(&mut self, key: &'static str, need: Need, (low, high): (f64, f64)) -> Option<f64> {
        match self.open(key, need)? {
            Node::Number(n) if n.fract() == 0.0 && low <= *n && *n <= high => Some(*n),
            node => {
                self.notes.refuse(node, "integer");
                None
            }
        }
    }

    /// A whole number that is not negative.
    pub fn count(&mut self, key: &'static str) -> Option<u32> {
        self.integer(key, Need::Optional, (0.0, f64::from(u32::MAX))).map(round_u32)
    }

    /// A whole number; which ones a chart can have as a year is not asked here.
    pub fn year(&mut self, key: &'static str, need: Need) -> Option<Year> {
        self.integer(key, need, (f64::from(Year::MIN), f64::from(Year::MAX))).map(round_i32)
    }

    /// `true`, `false` or not there, which is false.
    pub fn flag(&mut self, key: &'static str) -> bool {
        match self.open(key, Need::Default) {
            None => false,
            Some(Node::Bool(flag)) => *flag,
            Some(node) => {
                self.notes.refuse(node, "boolean");
                false
            }
        }
    }

    /// The index of the one that is written, of some texts.
    pub fn one_of(&mut self, key: &'static str, need: Need, allowed: &[&'static str]) -> Option<usize> {
        let written = self.text(key, need)?;
        let found = allowed.iter().position(|text| *text == written);
        if found.is_none() {
            self.notes.push(Code::SpecValue, &written, &allowed.join(" | "));
        }
        found
    }

    /// A list of texts, each one of some; they are for the loader, so of them only the place of that is kept which
    /// comes first among these.
    pub fn some_of(&mut self, key: &'static str, allowed: &[&'static str]) -> usize {
        let mut first = usize::MAX;
        self.each(key, Need::Optional, &mut |node, notes| {
            let Some(written) = text(node, notes) else { return };
            match allowed.iter().position(|one| *one == written) {
                Some(place) => first = first.min(place),
                None => notes.push(Code::SpecValue, &written, &allowed.join(" | ")),
            }
        });
        first
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<String>> {
        let mut texts = Vec::new();
        let read = &mut |node: &Node, notes: &mut Notes| texts.extend(text(node, notes));
        self.each(key, Need::Optional, read).then_some(texts)
    }

    /// A list of objects.
    pub fn list<T>(&mut self, key: &'static str, need: Need, read: fn(&mut Reader) -> T) -> Option<Vec<T>> {
        let mut list = Vec::new();
        let read = &mut |reader: &mut Reader| list.push(read(reader));
        self.each(key, need, &mut |node, notes| whole(node, notes, read)).then_some(list)
    }

    /// An object.
    pub fn object<T>(&mut self, key: &'static str, read: fn(&mut Reader) -> T) -> Option<T> {
        let mut object = None;
        let node = self.open(key, Need::Optional)?;
        whole(node, self.notes, &mut |reader| object = Some(read(reader)));
        object
    }

    /// Every item of a list; false if there is no list.
    fn each(&mut self, key: &'static str, need: Need, read: &mut dyn FnMut(&Node, &mut Notes)) -> bool {
        let node = self.open(key, need);
        let Some(Node::List(items)) = node else {
            if let Some(node) = node {
                self.notes.refuse(node, "list");
            }
            return false;
        };
        let length = self.notes.pointer.len();
        for (i, item) in items.iter().enumerate() {
            push_index(&mut self.notes.pointer, i);
            read(item, self.notes);
            self.notes.pointer.truncate(length);
        }
        true
    }
}

fn text(node: &Node, notes: &mut Notes) -> Option<String> {
    match node {
        Node::Text(text) => Some(text.clone()),
        node => {
            notes.refuse(node, "text");
            None
        }
    }
}

/// Reads an object to its end.
fn whole(node: &Node, notes: &mut Notes, read: &mut dyn FnMut(&mut Reader)) {
    if let Some(mut reader) = Reader::of(node, notes) {
        read(&mut reader);
        reader.finish();
    }
}
