"""The books for others: beancount, hledger, ledger-cli, spreadsheets, and a log that rebuilds them."""
