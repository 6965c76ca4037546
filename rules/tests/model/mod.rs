//! A reference model of a room, and what compares the room with it.

pub mod client;
pub mod outcome;
pub mod reference;
pub mod scripts;
pub mod simulation;
pub mod steps;
pub mod view;
