mod acts;
mod corpus;
mod fuzz;
mod readers;
mod reconcile;
