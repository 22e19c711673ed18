mod corpus;
mod fuzz;
mod readers;
