//! Sessions of clients with scripted rooms.

mod client;
mod entering;
mod leaving;
mod publishing;
mod telling;
