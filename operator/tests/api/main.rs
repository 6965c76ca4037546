//! Runs each command against a fake server, and checks its requests and its output.

#[cfg(test)]
mod calls;
#[cfg(test)]
mod rooms;
#[cfg(test)]
mod server;
#[cfg(test)]
mod words_and_desk;
