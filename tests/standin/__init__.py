"""Services of ours that speak as the official ones do, on this machine alone, with faults on request.

Their figures are generated and true of nothing; tests never reach the network.
"""
