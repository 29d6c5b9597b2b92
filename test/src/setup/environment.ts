// Before any import of @apollo/gateway: it reports to its vendor unless told not to.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
